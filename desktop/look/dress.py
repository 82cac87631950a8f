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


def complete() -> None:
    """Set the style: before any widget that Qt draws is made. PySide needs 20 ms for what a style is made of."""
    from crossread.desktop.look.style import CrossreadStyle

    QApplication.setStyle(CrossreadStyle())
    _completed.append(True)


def is_complete() -> bool:
    """Whether the style is set."""
    return bool(_completed)


_completed: list[bool] = []
