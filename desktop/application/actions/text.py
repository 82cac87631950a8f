"""The actions of a text and of its recent tags. Their keys count while a text has the keys; see `read/keys.py`."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.read.keys import DEFAULT_KEYS


def _of_text(deed: str, text: str, menu: str, *, group: int = 0, icon: str = "", description: str = "") -> ActionSpec:
    return ActionSpec(
        id=deed,
        text=text,
        menu=menu,
        group=group,
        shortcut=DEFAULT_KEYS[deed],
        icon=icon,
        when="pane",
        place="text",
        description=description,
    )


def _repeat(digit: int, text: str) -> ActionSpec:
    return ActionSpec(
        id=f"repeat_{digit}", text=text, menu="annotate/repeat", shortcut=str(digit), when="pane", place="text"
    )


REPEAT_ACTIONS: tuple[ActionSpec, ...] = (
    _repeat(1, QT_TRANSLATE_NOOP("Actions", "Recent tag &1")),
    _repeat(2, QT_TRANSLATE_NOOP("Actions", "Recent tag &2")),
    _repeat(3, QT_TRANSLATE_NOOP("Actions", "Recent tag &3")),
    _repeat(4, QT_TRANSLATE_NOOP("Actions", "Recent tag &4")),
    _repeat(5, QT_TRANSLATE_NOOP("Actions", "Recent tag &5")),
    _repeat(6, QT_TRANSLATE_NOOP("Actions", "Recent tag &6")),
    _repeat(7, QT_TRANSLATE_NOOP("Actions", "Recent tag &7")),
    _repeat(8, QT_TRANSLATE_NOOP("Actions", "Recent tag &8")),
    _repeat(9, QT_TRANSLATE_NOOP("Actions", "Recent tag &9")),
)
"""Tag with one of the nine events and claims that were used last; which each is, is said with `Actions.set_words`."""

TEXT_ACTIONS: tuple[ActionSpec, ...] = (
    _of_text(
        "copy",
        QT_TRANSLATE_NOOP("Actions", "&Copy"),
        "edit",
        group=1,
        icon="copy",
        description=QT_TRANSLATE_NOOP("Actions", "Copy the selected words as they stand in the source"),
    ),
    _of_text("select_all", QT_TRANSLATE_NOOP("Actions", "Select &all"), "edit", group=1),
    _of_text(
        "choose_next_here",
        QT_TRANSLATE_NOOP("Actions", "Next annotation &here"),
        "annotate",
        group=2,
        description=QT_TRANSLATE_NOOP("Actions", "Where several lie over each other, choose the next of them"),
    ),
    _of_text("caret_left", QT_TRANSLATE_NOOP("Actions", "Caret one letter left"), "caret"),
    _of_text("caret_right", QT_TRANSLATE_NOOP("Actions", "Caret one letter right"), "caret"),
    _of_text("caret_word_left", QT_TRANSLATE_NOOP("Actions", "Caret one word left"), "caret"),
    _of_text("caret_word_right", QT_TRANSLATE_NOOP("Actions", "Caret one word right"), "caret"),
    _of_text("caret_sentence_back", QT_TRANSLATE_NOOP("Actions", "Caret one sentence back"), "caret"),
    _of_text("caret_sentence_forward", QT_TRANSLATE_NOOP("Actions", "Caret one sentence forward"), "caret"),
    _of_text("caret_paragraph_back", QT_TRANSLATE_NOOP("Actions", "Caret one paragraph back"), "caret"),
    _of_text("caret_paragraph_forward", QT_TRANSLATE_NOOP("Actions", "Caret one paragraph forward"), "caret"),
    _of_text("caret_up", QT_TRANSLATE_NOOP("Actions", "Caret one line up"), "caret"),
    _of_text("caret_down", QT_TRANSLATE_NOOP("Actions", "Caret one line down"), "caret"),
    _of_text("caret_line_start", QT_TRANSLATE_NOOP("Actions", "Caret to the line’s beginning"), "caret"),
    _of_text("caret_line_end", QT_TRANSLATE_NOOP("Actions", "Caret to the line’s end"), "caret"),
    _of_text("caret_page_up", QT_TRANSLATE_NOOP("Actions", "Caret one page up"), "caret"),
    _of_text("caret_page_down", QT_TRANSLATE_NOOP("Actions", "Caret one page down"), "caret"),
    _of_text("caret_text_start", QT_TRANSLATE_NOOP("Actions", "Caret to the text’s beginning"), "caret"),
    _of_text("caret_text_end", QT_TRANSLATE_NOOP("Actions", "Caret to the text’s end"), "caret"),
    _of_text("scroll_down", QT_TRANSLATE_NOOP("Actions", "Scroll one page down"), "caret"),
    _of_text("scroll_up", QT_TRANSLATE_NOOP("Actions", "Scroll one page up"), "caret"),
    _of_text(
        "select_sentence",
        QT_TRANSLATE_NOOP("Actions", "Select the sentence, then one more"),
        "select",
        description=QT_TRANSLATE_NOOP("Actions", "The sentence at the caret; each time one more"),
    ),
    _of_text("drop_sentence", QT_TRANSLATE_NOOP("Actions", "Select one sentence less"), "select"),
    _of_text("select_paragraph", QT_TRANSLATE_NOOP("Actions", "Select the paragraph, then one more"), "select"),
    _of_text("let_go", QT_TRANSLATE_NOOP("Actions", "Select nothing, choose nothing"), "select"),
    _of_text("extend_left", QT_TRANSLATE_NOOP("Actions", "Select one letter to the left"), "select"),
    _of_text("extend_right", QT_TRANSLATE_NOOP("Actions", "Select one letter to the right"), "select"),
    _of_text("extend_word_left", QT_TRANSLATE_NOOP("Actions", "Select one word to the left"), "select"),
    _of_text("extend_word_right", QT_TRANSLATE_NOOP("Actions", "Select one word to the right"), "select"),
    _of_text("extend_sentence_back", QT_TRANSLATE_NOOP("Actions", "Select one sentence back"), "select"),
    _of_text("extend_sentence_forward", QT_TRANSLATE_NOOP("Actions", "Select one sentence forward"), "select"),
    _of_text("extend_paragraph_back", QT_TRANSLATE_NOOP("Actions", "Select one paragraph back"), "select"),
    _of_text("extend_paragraph_forward", QT_TRANSLATE_NOOP("Actions", "Select one paragraph forward"), "select"),
    _of_text("extend_up", QT_TRANSLATE_NOOP("Actions", "Select one line up"), "select"),
    _of_text("extend_down", QT_TRANSLATE_NOOP("Actions", "Select one line down"), "select"),
    _of_text("extend_line_start", QT_TRANSLATE_NOOP("Actions", "Select to the line’s beginning"), "select"),
    _of_text("extend_line_end", QT_TRANSLATE_NOOP("Actions", "Select to the line’s end"), "select"),
    _of_text("extend_page_up", QT_TRANSLATE_NOOP("Actions", "Select one page up"), "select"),
    _of_text("extend_page_down", QT_TRANSLATE_NOOP("Actions", "Select one page down"), "select"),
    _of_text("extend_text_start", QT_TRANSLATE_NOOP("Actions", "Select to the text’s beginning"), "select"),
    _of_text("extend_text_end", QT_TRANSLATE_NOOP("Actions", "Select to the text’s end"), "select"),
)
"""What a text does of itself; connected to the text that has the keys, or had them last."""
