"""Lining up in the window: what is chosen lines the panes up, keys go on from there, and the step is kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application import settings
from crossread.desktop.application.unless_gone import unless_gone

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.read.lining.lining import Lining
    from crossread.desktop.read.lining.step_switch import StepSwitch

Signs = dict[tuple[str, str], str]


def put_lining(window: "MainWindow") -> None:
    """Let the panes line up on what is chosen and scroll in step, and show how they do in the status line."""
    from crossread.desktop.application.regions import Regions
    from crossread.desktop.read.lining.in_step import KINDS
    from crossread.desktop.read.lining.lining import Lining
    from crossread.desktop.read.lining.step_switch import StepSwitch

    choice, store, do = window.choice, window.settings, window.actions_.connect_to
    lining = Lining(window.desk, window)
    switch = StepSwitch(window.actions_["step_kind"].toolTip())
    window.status.put(switch)
    for turn in (window.workspaces.changed, window.desk.panes_changed, window.session.opened, window.session.closed):
        turn.connect(lambda *_: _show_switch(window, switch))
    _show_switch(window, switch)
    kind = next((known for known in KINDS if known == store.get(settings.IN_STEP)), KINDS[0])
    lining.set_kind(kind)
    switch.show_kind(kind)
    lining.kind_changed.connect(switch.show_kind)
    lining.kind_changed.connect(lambda now: store.set(settings.IN_STEP, now))
    lining.said.connect(window.status.set_word)
    lining.passage_reached.connect(choice.choose_annotation)
    switch.clicked.connect(lining.next_kind)
    choice.changed.connect(lambda: _show(window, lining))
    window.session.changed.connect(lambda changes: _changed(window, lining, changes))
    window.desk.panes_changed.connect(lambda: _ask(window, lining))
    regions = Regions(window)
    do("next_passage", lambda: lining.step(forward=True))
    do("previous_passage", lambda: lining.step(forward=False))
    do("line_up", lining.line_up)
    do("step_kind", lining.next_kind)
    do("step_from_here", lambda: _from_here(window, lining))
    do("next_region", lambda: regions.go(forward=True))
    do("previous_region", lambda: regions.go(forward=False))
    window.installEventFilter(_LetGo(window))
    _show(window, lining)


def _show_switch(window: "MainWindow", switch: "StepSwitch") -> None:
    """Only where there is more than one text to scroll."""
    switch.setVisible(window.session.is_open and window.workspace == "read" and len(window.desk.panes) > 1)


def _show(window: "MainWindow", lining: "Lining") -> None:
    choice = window.choice
    before = lining.tag_id
    lining.set_chosen(event_id=choice.event_id, claim_id=choice.claim_id, annotation_id=choice.annotation_id)
    if lining.tag_id != before:
        window.status.set_word("")
        _ask(window, lining)


def _from_here(window: "MainWindow", lining: "Lining") -> None:
    lining.from_here()
    window.status.set_word(_tr("In step from here"))


def _changed(window: "MainWindow", lining: "Lining", changes: Changes) -> None:
    if lining.tag_id and (changes.annotated_sources or changes.concerns("event", "claim", "verdict")):
        _ask(window, lining)


def _ask(window: "MainWindow", lining: "Lining") -> None:
    """Find out how the passages stand to each other, and how many lie in sources that are not open."""
    choice = window.choice
    event_id, claim_id = choice.event_id, choice.claim_id
    if not (event_id or claim_id) or not window.session.is_open:
        return
    is_open = frozenset(window.desk.open_sources())

    def question(project: Project) -> tuple[Signs, int]:
        of = project.disagreements
        found = of.of_event(event_id) if event_id else of.of_claim(claim_id)
        part = project.annotations
        annotations = part.of_event(event_id) if event_id else part.of_claim(claim_id)
        elsewhere = sum(one.source_id not in is_open for one in annotations)
        holders = {said.id: one.id for one in annotations for said in one.positions}
        signs: Signs = {}
        for pair in found.pairs if found is not None else ():
            if pair.b is None or pair.relation not in ("conflict", "tension"):
                continue
            a, b = holders.get(pair.a, pair.a), holders.get(pair.b, pair.b)
            for ids in ((a, b), (b, a)):
                if signs.get(ids) != "conflict":
                    signs[ids] = pair.relation
        return signs, elsewhere

    def answer(told: tuple[Signs, int]) -> None:
        if (choice.event_id, choice.claim_id) == (event_id, claim_id):
            signs, elsewhere = told
            lining.set_signs(signs, _tr("{count} elsewhere").format(count=elsewhere) if elsewhere else "")

    window.session.ask(
        question,
        answer,
        key="how the passages lined up stand to each other",
        on_failed=unless_gone(window.session),
    )


class _LetGo(QObject):
    """Escape, where nothing else takes it, chooses nothing: the links go."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys come to the window when nobody below has taken them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            choice = self._window.choice
            if choice.event_id or choice.claim_id:
                choice.clear()
                return True
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
