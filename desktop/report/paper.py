"""The paper of a PDF: its measures, its types and its inks. A unit is a tenth of a point."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QFont, QPageSize

from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import SOURCE_COLORS

UNITS_AN_INCH = 720
TOP, BOTTOM, LEFT, RIGHT = 640.0, 620.0, 620.0, 560.0
HEAD, FOOT = 380.0, 360.0
"""The running head and the page number stand so far from the edges."""

_LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "NI", "SV", "BO"})
INKS: Mapping[str, QColor] = {
    "ink": QColor("#151310"),
    "quiet": QColor("#59544a"),
    "faint": QColor("#cfc8b8"),
    "accent": QColor("#23507a"),
    "conflict": QColor("#a51f18"),
    "tension": QColor("#6f4c00"),
    "conflict_wash": QColor("#f8e8e4"),
    "tension_wash": QColor("#f7f0df"),
    "finding_wash": QColor("#eef2f6"),
    **{f"source{place}": QColor(color) for place, color in enumerate(SOURCE_COLORS)},
}


def page_size(locale: QLocale | None = None) -> QPageSize:
    """Letter where letters are written on it, A4 everywhere else."""
    territory = QLocale.territoryToCode((locale or QLocale.system()).territory())
    return QPageSize(QPageSize.PageSizeId.Letter if territory in _LETTER else QPageSize.PageSizeId.A4)


def content(size: QPageSize) -> QRectF:
    """Where the text of a page stands."""
    points = size.sizePoints()
    return QRectF(LEFT, TOP, points.width() * 10 - LEFT - RIGHT, points.height() * 10 - TOP - BOTTOM)


@cache
def serif(size: int, *, italic: bool = False) -> QFont:
    """The type of quotes and titles."""
    return _plain_signs(fonts.reading_font(size, italic=italic))


@cache
def sans(size: int, *, strong: bool = False) -> QFont:
    """The type of everything else."""
    font = QFont()
    font.setFamilies(fonts.INTERFACE_FAMILIES)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return _plain_signs(font)


def _plain_signs(font: QFont) -> QFont:
    # A colon between figures, and letters that are joined ("Th", "fi"), would be drawn by signs that no search in the
    # PDF knows as what they stand for.
    for feature in ("calt", "liga", "clig", "dlig", "hlig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
