"""The fonts that ship with the app and the few sizes of the interface; other scripts fall back to what Qt finds."""

from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

from crossread import resources

Role = Literal["body", "strong", "small", "title", "heading", "key"]

READING_FAMILIES = ["Linux Libertine O", "EB Garamond", "Georgia", "serif"]
INTERFACE_FAMILIES = ["Inter", "Segoe UI", "Helvetica Neue", "sans-serif"]
FILES = (
    "Inter-Regular.otf",
    "Inter-SemiBold.otf",
    "Inter-Italic.otf",
    "LinLibertine_R.otf",
    "LinLibertine_RI.otf",
    "LinLibertine_RZ.otf",
)

READING_SIZE = 17
"""The size of a source's text in device-independent pixels, when nothing else is set."""
READING_LINE_HEIGHT = 1.5
"""Lines of a source's text lie this many times the font's size apart."""

_PIXELS: dict[Role, float] = {"body": 13, "strong": 13, "small": 11.5, "title": 14, "heading": 11, "key": 11}
_loaded: list[int] = []


def load() -> None:
    """Make the shipped fonts known to Qt; needs a QGuiApplication, and does nothing the second time."""
    if _loaded:
        return
    # importlib.resources would cost as much as all the fonts together, and Qt wants real files anyway.
    folder = Path(resources.__file__).parent / "fonts"
    _loaded.extend(QFontDatabase.addApplicationFont(str(folder / name)) for name in FILES)


def are_loaded() -> bool:
    """Whether the shipped fonts are known to Qt."""
    return bool(_loaded)


def interface_font(role: Role = "body", *, scale: float = 1.0) -> QFont:
    """The sans of the interface; `small` for what stands beside, `heading` for the spaced capitals over a list."""
    font = QFont()
    font.setFamilies(INTERFACE_FAMILIES)
    font.setPixelSize(round(_PIXELS[role] * scale))
    font.setWeight(QFont.Weight.DemiBold if role in ("strong", "title", "heading") else QFont.Weight.Normal)
    if role == "heading":
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def reading_font(size: float = READING_SIZE, *, italic: bool = False, strong: bool = False) -> QFont:
    """The serif of the sources' texts and of every quotation, at a size in device-independent pixels."""
    font = QFont()
    font.setFamilies(READING_FAMILIES)
    font.setPixelSize(round(size))
    font.setItalic(italic)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
