"""Draws the PNG icons from their SVGs: `.venv/bin/python packaging/render_icons.py` after a change of one.

Up to 32 pixels the small drawing is used, whose edges lie on the pixels.
"""

import os
import shutil
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
LARGEST_SMALL = 32


def draw(svg: Path, size: int) -> QImage:
    """One SVG as a square picture of that many pixels, transparent around it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main() -> None:
    """Writes `<name>-<size>.png` for the application and its documents, and the copy that the program itself shows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for name in ("crossread", "crossread-document"):
        for size in SIZES:
            svg = f"{name}-small.svg" if size <= LARGEST_SMALL else f"{name}.svg"
            draw(ICONS / svg, size).save(str(ICONS / f"{name}-{size}.png"))
    shown = ICONS.parent.parent / "resources" / "icons" / "crossread.svg"
    shown.parent.mkdir(exist_ok=True)
    shutil.copyfile(ICONS / "crossread.svg", shown)
    application.quit()


if __name__ == "__main__":
    main()
