"""Over time, and what each calls it: two sections of the detail in Review, and the way from them to the texts."""

from typing import TYPE_CHECKING

from crossread.desktop.application.wiring.review import show_passages

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from crossread.db.grid import Row
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.review.trajectory.section import TrajectorySection
    from crossread.desktop.review.wording.section import WordingSection

TRAJECTORY, WORDING = 30, 40
"""The places in the column: between the passages and the finding."""


def put_trajectory(window: "MainWindow") -> None:
    """Offer the sections to the column of the workspace, which has them made when it is first seen."""
    window.review.put_detail(lambda: _trajectory(window), TRAJECTORY)
    window.review.put_detail(lambda: _wording(window), WORDING)
    _put_sparks(window)


def _put_sparks(window: "MainWindow") -> None:
    """Small pictures below the signs of the rows of the grid."""
    from crossread.desktop.review.trajectory.sparks import Sparks

    head = window.review.grid.view.rows_head
    sparks = Sparks(window.session, head)

    def paint(painter: "QPainter", where: "QRectF", row: "Row") -> None:
        if row.kind == "claim" and row.value_type in ("number", "date", "duration"):
            sparks.paint(painter, where, row.id)

    head.picture = paint
    sparks.arrived.connect(head.viewport().update)


def _trajectory(window: "MainWindow") -> "TrajectorySection":
    from crossread.desktop.review.trajectory.section import TrajectorySection

    section = TrajectorySection(window.session)
    section.annotation_requested.connect(lambda annotation_id: show_passages(window, (annotation_id,)))
    return section


def _wording(window: "MainWindow") -> "WordingSection":
    from crossread.desktop.review.wording.section import WordingSection

    section = WordingSection(window.session)
    section.annotation_requested.connect(lambda annotation_id: show_passages(window, (annotation_id,)))
    return section
