"""How the app gets its look: fonts and colours at once, the style by which Qt draws its own widgets a little later."""

from PySide6.QtWidgets import QApplication

from crossread.desktop.look import fonts, theme

BEFORE_THE_STYLE = ["-style", "fusion"]
"""Arguments for the QApplication: what our style is laid over, so that little changes when it comes."""


def begin(app: QApplication) -> None:
    """Set fonts and colours, and keep the colours to the theme from now on. Enough for what draws itself."""
    fonts.load()
    app.setFont(fonts.interface_font())
    app.setPalette(theme.palette(theme.current()))
    theme.watcher().theme_changed.connect(lambda shown: app.setPalette(theme.palette(shown)))


def hold_back() -> None:
    """Let the style, and icons, wait for `complete`: the first paint of a text does without."""
    _held_back.append(True)


def is_held_back() -> bool:
    """Whether style and icons are yet to come."""
    return bool(_held_back)


def complete() -> None:
    """Set the style: before any widget that Qt draws is made. PySide needs 20 ms for what a style is made of."""
    from crossread.desktop.look.style import CrossreadStyle

    _held_back.clear()
    QApplication.setStyle(CrossreadStyle())


_held_back: list[bool] = []
