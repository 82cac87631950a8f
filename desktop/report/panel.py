"""Where a report is made: its form, its order, what it holds; a drawer at the right of the window, never in the way."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Source
from crossread.db.report.options import PARTS, Format, Order, Part, Scope
from crossread.desktop.application.session import Session
from crossread.desktop.report.choices import MOST_WORDS, Choices
from crossread.desktop.report.giving_box import GivingBox
from crossread.desktop.report.source_choice import SourceChoice
from crossread.desktop.report.writing import StoppedError, Writing
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.drawer import Drawer
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.progress_line import ProgressLine
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

WIDTH = 396
LOOK_EVERY_MS = 60


class ReportPanel(Drawer):
    """Lies over the right of its host. Escape closes it; a report that is being written goes on meanwhile."""

    path_requested = Signal(str)
    """A report shall be written: its suffix; answer with `write_to`."""
    written = Signal(object)
    """The `Path` of a report that is there now."""
    said = Signal(str)
    """Something else came of it: a sentence."""
    choices_changed = Signal(object)
    """The user chose otherwise: `Choices`."""

    def __init__(self, session: Session, host: QWidget, choices: Choices) -> None:
        super().__init__(host, self.tr("Report"), WIDTH)
        self._session = session
        self._choices = choices
        self._group: tuple[str, str] = ("", "")
        self._writing: Writing | None = None
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._make()
        self._show_choices()
        self._connect()

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return self._choices

    @property
    def is_writing(self) -> bool:
        """Whether a report is under way."""
        return self._writing is not None

    def open(self) -> None:
        """Show it and give it the keys."""
        self._ask_sources()
        self.show_drawer()
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_group(self, subject_id: str, title: str) -> None:
        """The claim or event that is chosen in the window; an empty id for none."""
        self._group = (subject_id, title)
        self.only_group.setEnabled(bool(subject_id))
        words = self.tr("Only “{title}” and what stands under it").format(title=_short(title))
        self.only_group.set_words(
            words if subject_id else self.tr("Only the chosen claim or event, and what is under it")
        )
        if not subject_id:
            self.only_group.setChecked(False)

    def write_to(self, path: Path) -> None:
        """Write the report; one at a time."""
        if self._writing is not None:
            return
        groups = (self._group[0],) if self.only_group.isChecked() and self._group[0] else ()
        options = self._choices.options(groups=groups, sources=self.sources.chosen)
        self._writing = Writing(path, self._choices.form, options)
        self._show_state()
        self._looks.start()
        self._session.ask(self._writing.write, self._written, on_failed=self._failed)

    def stop(self) -> None:
        """Stop what is being written; what was at its path stays."""
        if self._writing is not None:
            self._writing.stop()
            self.state.setText(self.tr("Stopping…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        form = [("html", "HTML"), ("pdf", "PDF"), ("md", "Markdown")]
        self.format = SegmentedSwitch(form, self.tr("Format"))
        self.order = SegmentedSwitch(
            [("conflict", self.tr("By conflict")), ("codebook", self.tr("Codebook")), ("date", self.tr("By date"))],
            self.tr("Order"),
        )
        self.scope = SegmentedSwitch(
            [("all", self.tr("All")), ("conflict", self.tr("In conflict")), ("settled", self.tr("Decided"))],
            self.tr("Claims and events"),
        )
        self.only_group = GivingBox()
        self.sources = SourceChoice()
        self.parts: dict[Part, QCheckBox] = {part: QCheckBox(words) for part, words in self._part_words().items()}
        self.leaves_out = QCheckBox(self.tr("Leave out quotes of more than"))
        self.longest = QSpinBox()
        self.longest.setRange(1, MOST_WORDS)
        self.longest.setSuffix(self.tr(" words"))
        self.longest.setAccessibleName(self.tr("Words of the longest quote"))
        self.longest.setKeyboardTracking(False)
        self.close_button = QuietButton(icon="close", name=self.tr("Close the report"))
        self.write = QuietButton(self.tr("Write report…"), "export", outlined=True, key=self.tr("Enter"))
        self.cancel = QuietButton(self.tr("Cancel"), outlined=True)
        self.state = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.progress = ProgressLine()
        self._lay_out()

    def _part_words(self) -> dict[Part, str]:
        return {
            "grid": self.tr("The grid"),
            "agreed": self.tr("What nobody contradicts"),
            "trajectories": self.tr("Trajectories"),
            "words": self.tr("Tables of words"),
            "timeline": self.tr("The timeline"),
            "copies": self.tr("Copies and relations"),
            "silences": self.tr("Silent and unread"),
            "method": self.tr("How it was worked out"),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 8, 4)
        head.addWidget(PlainLabel(self.tr("Report"), "title"), 1)
        head.addWidget(self.close_button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 4, 18, 12)
        column.setSpacing(6)
        for title, widgets in (
            (self.tr("Format"), (self.format,)),
            (self.tr("Order"), (self.order,)),
            (self.tr("Claims and events"), (self.scope, self.only_group)),
            (self.tr("Sources"), (self.sources,)),
        ):
            column.addWidget(_heading(title))
            for widget in widgets:
                column.addWidget(widget)
        column.addWidget(_heading(self.tr("Parts")))
        parts = QGridLayout()
        parts.setHorizontalSpacing(12)
        parts.setVerticalSpacing(4)
        for number, part in enumerate(PARTS):
            parts.addWidget(self.parts[part], number // 2, number % 2)
        column.addLayout(parts)
        column.addWidget(_heading(self.tr("Quotes")))
        quotes = QHBoxLayout()
        quotes.addWidget(self.leaves_out)
        quotes.addWidget(self.longest)
        quotes.addStretch(1)
        column.addLayout(quotes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 4, 18, 14)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.write)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addWidget(self.progress)
        whole.addLayout(foot)
        self.set_group("", "")
        self._show_state()

    def _connect(self) -> None:
        self.format.chosen.connect(lambda _key: self._take())
        self.order.chosen.connect(lambda _key: self._take())
        self.scope.chosen.connect(lambda _key: self._take())
        for box in (*self.parts.values(), self.leaves_out):
            box.toggled.connect(lambda _on: self._take())
        self.longest.valueChanged.connect(lambda _value: self._take())
        self.sources.narrowed.connect(self._show_state)
        self.write.clicked.connect(self._request)
        self.cancel.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.close_panel)
        self._session.closed.connect(self._forget)
        self._session.opened.connect(self._forget)
        self._session.broke.connect(self._forget_writing)
        self._session.changed.connect(lambda changes: self._ask_sources() if changes.concerns("source") else None)

    def _show_choices(self) -> None:
        chosen = self._choices
        self.format.choose(chosen.form)
        self.order.choose(chosen.order)
        self.scope.choose(chosen.scope)
        for part, box in self.parts.items():
            box.setChecked(part not in chosen.without)
        self.leaves_out.setChecked(chosen.leaves_out)
        self.longest.setValue(chosen.longest_quote)
        self.longest.setEnabled(chosen.leaves_out)

    def _take(self) -> None:
        self._choices = Choices(
            form=cast("Format", self.format.key),
            order=cast("Order", self.order.key),
            scope=cast("Scope", self.scope.key),
            without=frozenset(part for part, box in self.parts.items() if not box.isChecked()),
            longest_quote=self.longest.value(),
            leaves_out=self.leaves_out.isChecked(),
        )
        self.longest.setEnabled(self.leaves_out.isChecked())
        self.choices_changed.emit(self._choices)

    def _request(self) -> None:
        if self.write.isEnabled() and self._writing is None:
            self.path_requested.emit(f".{self._choices.form}")

    def _ask_sources(self) -> None:
        def question(project: Project) -> list[Source]:
            return project.sources.all()

        self._session.ask(question, self._show_sources, key="sources of the report")

    def _show_sources(self, sources: Sequence[Source]) -> None:
        self.sources.show_sources(sources)

    def _show_state(self) -> None:
        writing = self._writing
        self.progress.setVisible(writing is not None)
        self.cancel.setVisible(writing is not None)
        self.write.setVisible(writing is None)
        self.write.setEnabled(not self.sources.is_empty or not self.sources.count())
        if writing is not None:
            self._look()
        elif self.sources.count() and self.sources.is_empty:
            self.state.setText(self.tr("Tick at least one source."))
        else:
            self.state.setText("")

    def _look(self) -> None:
        writing = self._writing
        if writing is None or writing.is_stopped:
            return
        share = writing.done / writing.total if writing.total else 0.0
        words = self.tr("Writing… {percent} %").format(percent=int(100 * share))
        self.state.setText(words if writing.total else self.tr("Reading the project…"))
        self.progress.show_share(share, words)

    def _written(self, path: Path) -> None:
        self._forget_writing()
        self.written.emit(path)

    def _failed(self, error: CrossreadError) -> None:
        self._forget_writing()
        if isinstance(error, StoppedError):
            self.said.emit(self.tr("Stopped; no report was written."))
        else:
            self.said.emit(str(error))

    def _forget_writing(self, _error: object = None) -> None:
        self._looks.stop()
        self._writing = None
        self._show_state()

    def _forget(self) -> None:
        if self._writing is not None:
            self._writing.stop()
        self._forget_writing()
        self.set_group("", "")
        self.sources.show_sources(())
        if self._session.is_open and self.isVisible():
            self._ask_sources()
        elif not self._session.is_open:
            self.close_panel()


def _heading(words: str) -> PlainLabel:
    heading = PlainLabel(words, "heading", "ink_quiet")
    heading.setContentsMargins(0, 10, 0, 0)
    return heading


def _short(title: str) -> str:
    folded = " ".join(title.split())
    return folded if len(folded) <= 32 else folded[:31].rstrip() + "…"
