"""How the window looks by its settings: themes, how texts are set, patterns."""

from crossread.desktop.application import settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring.look import want_textures
from crossread.desktop.look import textures, theme
from crossread.desktop.look.textures import Weight


def test_the_themes_are_one_key_away_and_kept(window: MainWindow) -> None:
    window.settings.set(settings.THEME, "light")
    for expected in ("sepia", "dark", "light"):
        window.actions_["next_theme"].trigger()
        assert theme.current().name == window.settings.get(settings.THEME) == expected
    for mode in ("sepia", "system", "system"):
        window.actions_[f"theme_{mode}"].trigger()
        checked = [each for each in theme.MODES if window.actions_[f"theme_{each}"].isChecked()]
        assert checked == [mode]
    assert theme.watcher().mode == "system"


def test_how_texts_are_set_is_kept_and_holds_at_once(reading: MainWindow) -> None:
    reading.actions_["paragraph_numbers"].trigger()
    reading.actions_["show_furniture"].trigger()
    reading.actions_["justified"].trigger()
    assert reading.actions_["paragraph_numbers"].isChecked()
    taste = reading.desk.sizing.taste
    assert (taste.numbers, taste.furniture, taste.justified) == (True, True, True)
    reading.settings.set(settings.LINE_LENGTH, 55)
    reading.actions_["larger_text"].trigger()
    assert reading.settings.get(settings.READING_SIZE) == taste.size + 1
    for pane in reading.desk.panes:
        assert pane.view.size_of_text == taste.size + 1
        assert pane.view.setting.measure == round(pane.view.setting.character * 55)
    reading.actions_["normal_text"].trigger()
    assert reading.desk.text_size == taste.size
    reading.actions_["paragraph_numbers"].trigger()
    assert not reading.settings.get(settings.PARAGRAPH_NUMBERS)


def test_patterns_behind_letters_are_a_choice_which_more_contrast_overrules(reading: MainWindow) -> None:
    drawn: list[object] = []
    theme.watcher().theme_changed.connect(drawn.append)
    assert reading.actions_["event_patterns"].isChecked()
    assert textures.weight() is Weight.QUIET
    reading.actions_["event_patterns"].trigger()
    assert textures.weight() is Weight.NONE
    want_textures("contrast", True)
    assert textures.weight() is Weight.CLEAR
    assert len(drawn) == 2, "what is shown is drawn anew each time"
    want_textures("contrast", None)
    reading.actions_["event_patterns"].trigger()
    assert textures.weight() is Weight.QUIET
    theme.watcher().theme_changed.disconnect(drawn.append)
