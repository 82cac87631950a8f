"""The section of the detail that shows how a figure goes over time; it is there for figures and dates alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.grid.grid import Kind
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.db.trajectory import Clock, Point, Trajectory, read_trajectory
from crossread.desktop.application.session import Session
from crossread.desktop.review.trajectory.plot import Plot
from crossread.desktop.review.trajectory.table import TrajectoryTable
from crossread.desktop.review.trajectory.words import beside, head_of
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

KINDS = ("claim", "event", "annotation", "source", "voice", "verdict")
EDGE = 16


class TrajectorySection(QWidget):
    """Asks for what it shows and asks again when that may have changed. Hidden where there is nothing to plot."""

    annotation_requested = Signal(str)
    """The passage of a point shall be shown: the id of its annotation."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: tuple[Kind, str] | None = None
        self._trajectory: Trajectory | None = None
        self.clock_switch = SegmentedSwitch(
            [("published", self.tr("published")), ("as_of", self.tr("as of"))], self.tr("Plotted against")
        )
        self.clock_switch.chosen.connect(lambda _key: self._show())
        self.form_switch = SegmentedSwitch(
            [("plot", self.tr("plot")), ("table", self.tr("table"))], self.tr("Shown as")
        )
        self.form_switch.chosen.connect(self._choose_form)
        self.plot, self.table = Plot(), TrajectoryTable()
        self._forms = QStackedWidget()
        self._words = PlainLabel("", "small", "ink", wrap=True)
        self._more = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._arrange()
        self.plot.point_shown.connect(self._tell)
        self.plot.point_requested.connect(self._request)
        self.table.point_requested.connect(self._request)
        session.changed.connect(self._take_changes)
        session.closed.connect(self.clear)
        self.hide()

    @property
    def trajectory(self) -> Trajectory | None:
        """What is shown."""
        return self._trajectory

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Show the trajectory of a claim or event, once it is read."""
        self._subject = ("event" if kind == "event" else "claim", subject_id)
        self._ask()

    def _is_gone(self, _error: CrossreadError) -> None:
        """What was asked about was deleted meanwhile; the change that says so asks anew."""
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._subject = None
        self._take(None)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(self.tr("Over time"), "heading", "ink_quiet"))
        head.addStretch(1)
        head.addWidget(self.clock_switch)
        head.addWidget(self.form_switch)
        self._forms.addWidget(self.plot)
        self._forms.addWidget(self.table)
        # Lines are kept free, so that nothing moves while the pointer goes from point to point.
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setMinimumHeight(4 * self._words.fontMetrics().lineSpacing() + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._forms)
        column.addWidget(self._words)
        column.addWidget(self._more)

    def _ask(self) -> None:
        if self._subject is None:
            return
        kind, subject_id = self._subject

        def read(project: Project) -> Trajectory | None:
            known = project.claims.all() if kind == "claim" else project.events.all()
            is_there = any(each.id == subject_id for each in known)
            return read_trajectory(project, kind, subject_id) if is_there else None

        self._session.ask(read, self._take, key="trajectory", on_failed=self._is_gone)

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns(*KINDS):
            self._ask()

    def _take(self, trajectory: Trajectory | None) -> None:
        if trajectory is not None and (self._subject is None or self._subject[1] != trajectory.id):
            return
        self._trajectory = trajectory
        has_points = trajectory is not None and bool(trajectory.points)
        self.setVisible(has_points)
        self.clock_switch.setVisible(trajectory is not None and trajectory.has_as_of)
        self._show()

    def _show(self) -> None:
        trajectory = self._trajectory
        self.plot.show_trajectory(trajectory, self._clock)
        without = trajectory.without if trajectory is not None else 0
        self._more.setText(
            self.tr("{count} more without a figure").format(count=without)
            if without > 1
            else self.tr("1 more without a figure")
        )
        self._more.setVisible(without > 0)
        self._choose_form(self.form_switch.key)

    @property
    def _clock(self) -> Clock:
        is_as_of = self._trajectory is not None and self._trajectory.has_as_of and self.clock_switch.key == "as_of"
        return "as_of" if is_as_of else "published"

    def _choose_form(self, form: str) -> None:
        shown: QWidget = self.table if form == "table" else self.plot
        # Lines that nobody sees are not put in order.
        self.table.show_trajectory(self._trajectory if form == "table" else None, self._clock)
        self._forms.setCurrentWidget(shown)
        self._forms.setFixedHeight(shown.sizeHint().height())
        self._words.setVisible(form == "plot")
        self._tell(self.plot.current_point)

    def _tell(self, point: Point | None) -> None:
        if point is None:
            self._words.set_role("ink_quiet")
            self._words.setText(
                self.tr("Point at a letter, or press → in the plot, to see who gives it; Enter opens the passage.")
            )
            return
        self._words.set_role("ink")
        unit = self._trajectory.unit if self._trajectory is not None else None
        self._words.setText(f"{head_of(point, unit)}\n{beside(point)}\n“{point.quote}”")

    def _request(self, point: Point) -> None:
        self.annotation_requested.emit(point.annotation_id)
