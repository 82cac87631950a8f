"""Painting the links between two panes, the signs on them, and how many passages are out of view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from crossread.desktop.look import fonts, palettes, textures, theme
from crossread.desktop.look.palettes import LinePattern
from crossread.desktop.read.lining.link_shapes import draw_ribbon, draw_sign, draw_stub, draw_thread
from crossread.desktop.read.lining.links import PLAIN, WEAK, GapLinks, Link, Side

_CHIP = 17


def draw_links(
    painter: QPainter, links: GapLinks, found: Sequence[Link], sides: tuple[Side, Side], width: float
) -> None:
    """Paint a gap of some width, in coordinates of the gap."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(fonts.interface_font("small"))
    ink = palettes.claim_line(links.colour.name(), look)
    for link in sorted(found, key=lambda one: one.strength):
        _draw(painter, links, link, width, ink)
    for side, left, counts in ((sides[0], 1.0, links.counts_left), (sides[1], -1.0, links.counts_right)):
        for number, up in ((side.above, True), (side.below, False)):
            if number:
                _draw_chip(painter, side, str(number) if counts else "", ink, left=left, width=width, up=up)
    painter.setFont(fonts.interface_font("strong"))
    for link in found:
        if link.sign:
            middle = QPointF(width / 2, (link.left.level + link.right.level) / 2)
            is_conflict = link.sign == "conflict"
            colour = look.conflict if is_conflict else look.tension
            draw_sign(painter, middle, "≠" if is_conflict else "≈", colour, look.paper_raised)


def _draw(painter: QPainter, links: GapLinks, link: Link, width: float, ink: QColor) -> None:
    if links.is_event:
        look, ratio = theme.current(), painter.device().devicePixelRatio()
        colour = palettes.event_fill(links.colour.name(), look)
        fill = textures.ground_brush(colour, textures.Texture(links.pattern % len(textures.Texture)), ratio, look)
        left, right = (link.left.top, link.left.bottom), (link.right.top, link.right.bottom)
        draw_ribbon(painter, left, right, width=width, fill=fill, edge=ink, strength=link.strength)
        return
    pattern = LinePattern(links.pattern % len(LinePattern))
    begins = QPointF(0 if not link.left.where else 6.0, link.left.level)
    ends = QPointF(width if not link.right.where else width - 6.0, link.right.level)
    painter.setOpacity(1.0 if link.strength != PLAIN else 0.75)
    draw_thread(painter, begins, ends, ink, pattern, faint=link.strength == WEAK)
    painter.setOpacity(1.0)


def _draw_chip(painter: QPainter, side: Side, words: str, ink: QColor, *, left: float, width: float, up: bool) -> None:
    """An arrow up or down, with a number if it is to be told; `left` below 0 counts from the right."""
    look = theme.current()
    wide = _CHIP + (painter.fontMetrics().horizontalAdvance(words) if words else -3)
    x = left if left >= 0 else width - wide + left
    y = side.top + 4 if up else side.bottom - _CHIP - 4
    ground = QColor(look.paper)
    ground.setAlphaF(0.92)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(x, y, wide, _CHIP), 4, 4)
    draw_stub(painter, QPointF(x + 7, y + (5.5 if up else _CHIP - 5.5)), ink, up=up)
    if words:
        painter.setPen(look.ink_quiet)
        room = QRectF(x + 13, y, wide - 13, _CHIP)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
