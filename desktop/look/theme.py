"""The colours by role in each theme, which theme is shown, and who is told when that changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from crossread.db.record import record
from crossread.desktop.look.modes import MODES, Mode, ThemeName

__all__ = [
    "DARK",
    "LIGHT",
    "MODES",
    "SEPIA",
    "THEMES",
    "Mode",
    "Theme",
    "Watcher",
    "current",
    "palette",
    "set_mode",
    "watcher",
]


@record
class Theme:
    """Colours by what they are for. Text in `ink`, `ink_quiet`, `accent`, `conflict` and `tension` reads at 4.5:1 or
    more on `paper`, `paper_raised` and `panel`, also under the pointer; what cannot be done now is in `ink_quiet`.
    `ink_faint` and `hairline` are for decoration and for icons that do nothing now, never for words.
    """

    name: ThemeName
    paper: QColor
    """Under the text of a source."""
    paper_raised: QColor
    """Fields to type in, cards, popups."""
    panel: QColor
    """Everything round the desk."""
    ink: QColor
    ink_quiet: QColor
    ink_faint: QColor
    hairline: QColor
    hover: QColor
    """Under the pointer; translucent."""
    accent: QColor
    """What is chosen: text, glyphs, outlines."""
    accent_fill: QColor
    """The ground of what is chosen; `ink` and `accent` read on it."""
    on_accent: QColor
    """Text on a ground of `accent`."""
    focus: QColor
    """The ring round what takes the keys."""
    selection: QColor
    """Selected text; `ink` reads on it."""
    conflict: QColor
    conflict_fill: QColor
    tension: QColor
    strip: QColor
    """The ground of the map beside a scroll bar."""
    handle: QColor
    """The handle of a scroll bar."""
    shadow: QColor

    @property
    def is_dark(self) -> bool:
        """Whether letters are light on a dark ground."""
        return self.name == "dark"


def _alpha(color: str, alpha: int) -> QColor:
    made = QColor(color)
    made.setAlpha(alpha)
    return made


LIGHT = Theme(
    name="light",
    paper=QColor("#fffefa"),
    paper_raised=QColor("#ffffff"),
    panel=QColor("#faf9f5"),
    ink=QColor("#1f1e1b"),
    ink_quiet=QColor("#66635b"),
    ink_faint=QColor("#a8a499"),
    hairline=QColor("#e3e0d7"),
    hover=_alpha("#3c3728", 14),
    accent=QColor("#235a93"),
    accent_fill=QColor("#e3edf7"),
    on_accent=QColor("#ffffff"),
    focus=QColor("#2f6fb3"),
    selection=QColor("#d1e3f6"),
    conflict=QColor("#b3261e"),
    conflict_fill=QColor("#fbeae7"),
    tension=QColor("#7a5b14"),
    strip=QColor("#efede6"),
    handle=QColor("#c9c5ba"),
    shadow=_alpha("#3c3728", 40),
)

DARK = Theme(
    name="dark",
    paper=QColor("#222326"),
    paper_raised=QColor("#2a2b2f"),
    panel=QColor("#1c1d20"),
    ink=QColor("#e8e6e1"),
    ink_quiet=QColor("#aaa8a2"),
    ink_faint=QColor("#686862"),
    hairline=QColor("#36373b"),
    hover=_alpha("#ffffff", 14),
    accent=QColor("#8dbcee"),
    accent_fill=QColor("#223447"),
    on_accent=QColor("#14202c"),
    focus=QColor("#6ea6e0"),
    selection=QColor("#273f5b"),
    conflict=QColor("#f4645a"),
    conflict_fill=QColor("#341f1e"),
    tension=QColor("#d8b766"),
    strip=QColor("#2b2c30"),
    handle=QColor("#505156"),
    shadow=_alpha("#000000", 110),
)

SEPIA = Theme(
    name="sepia",
    paper=QColor("#f7eeda"),
    paper_raised=QColor("#fcf6e8"),
    panel=QColor("#f2e7d0"),
    ink=QColor("#33291c"),
    ink_quiet=QColor("#67583f"),
    ink_faint=QColor("#a8987a"),
    hairline=QColor("#dccdae"),
    hover=_alpha("#4a3614", 16),
    accent=QColor("#1f567f"),
    accent_fill=QColor("#dfe1d3"),
    on_accent=QColor("#fffaf0"),
    focus=QColor("#2b6a9b"),
    selection=QColor("#cfdcd8"),
    conflict=QColor("#a61d17"),
    conflict_fill=QColor("#f6dfcd"),
    tension=QColor("#71500f"),
    strip=QColor("#eadfc6"),
    handle=QColor("#c6b591"),
    shadow=_alpha("#4a3614", 45),
)

THEMES: tuple[Theme, ...] = (LIGHT, SEPIA, DARK)
"""Every theme, in the order in which one key goes through them."""
_BY_NAME = {theme.name: theme for theme in THEMES}


class Watcher(QObject):
    """Says when another theme is shown. One per process; get it with `watcher()`."""

    theme_changed = Signal(object)
    """The `Theme` now shown."""

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self._told: bool | None = None
        self._theme = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def theme(self) -> Theme:
        """The theme now shown."""
        return self._theme

    @property
    def mode(self) -> Mode:
        """What was chosen: one of the themes, or to follow the system."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show a theme, or what the system says; emits `theme_changed` if that is another than before."""
        self._mode = mode
        self._follow()

    def tell_system(self, dark: bool | None) -> None:
        """Take what the system says of itself, where Qt does not know it; None leaves it to Qt."""
        self._told = dark
        self._follow()

    def draw_anew(self) -> None:
        """Let everything be drawn anew though the theme stays: patterns have changed."""
        self.theme_changed.emit(self._theme)

    def _follow(self) -> None:
        if self._mode == "system":
            dark = system_is_dark() if self._told is None else self._told
            theme = DARK if dark else LIGHT
        else:
            theme = _BY_NAME[self._mode]
        if theme is not self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)


_watchers: list[Watcher] = []


def watcher() -> Watcher:
    """The one watcher; made at the first call, which needs a QGuiApplication."""
    if not _watchers:
        _watchers.append(Watcher())
    return _watchers[0]


def current() -> Theme:
    """The theme now shown."""
    return watcher().theme


def set_mode(mode: Mode) -> None:
    """Show a theme, or what the system says."""
    watcher().set_mode(mode)


def system_is_dark() -> bool:
    """Whether the system is set to dark, as far as Qt knows; one that tells nothing counts as light."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for every widget that paints with Qt's own means."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper_raised,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.ink_quiet,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.on_accent,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.paper_raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Light: theme.paper_raised,
        QPalette.ColorRole.Midlight: theme.hairline,
        QPalette.ColorRole.Mid: theme.hairline,
        QPalette.ColorRole.Dark: theme.ink_faint,
        QPalette.ColorRole.Shadow: theme.shadow,
    }
    for role, color in roles.items():
        made.setColor(role, color)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.HighlightedText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.ink_quiet)
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, theme.hairline)
    return made
