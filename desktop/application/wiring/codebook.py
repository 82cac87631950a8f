"""The codebook in the window: what is chosen in it is chosen everywhere, and its entries lead to their passages."""

from typing import TYPE_CHECKING

from crossread.db.project import Project
from crossread.desktop.application.wiring.annotation import go_to, say_with_undo

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_codebook(window: "MainWindow") -> None:
    """Make the codebook, put it below the sources, and connect it. The sources are there already."""
    from crossread.desktop.codebook.codebook import Codebook

    choice, desk = window.choice, window.desk
    codebook = Codebook(window.session)
    codebook.event_chosen.connect(choice.choose_event)
    codebook.claim_chosen.connect(choice.choose_claim)
    codebook.annotations_requested.connect(lambda kind, record_id: go_to_next(window, kind, record_id))
    codebook.history_requested.connect(window.history_requested)
    codebook.said.connect(lambda sentence: say_with_undo(window, sentence))
    desk.panes_changed.connect(lambda: codebook.set_open_sources(desk.open_sources()))
    choice.changed.connect(lambda: codebook.set_chosen(choice.event_id or None, choice.claim_id or None))
    codebook.set_open_sources(desk.open_sources())
    window.before_closing.append(codebook.save_now)
    window.left_panel.put_codebook(codebook)


def go_to_next(window: "MainWindow", kind: str, record_id: str) -> None:
    """Go to the next passage on an event, claim or voice, after the chosen one; after the last to the first."""
    chosen = window.choice.annotation_id

    def question(project: Project) -> str | None:
        part = project.annotations
        of = {"event": part.of_event, "claim": part.of_claim, "voice": part.of_voice}[kind]
        order = {source.id: place for place, source in enumerate(project.sources.all())}
        found = sorted(of(record_id), key=lambda each: (order[each.source_id], each.revision, each.start, each.id))
        ids = [each.id for each in found]
        if not ids:
            return None
        return ids[(ids.index(chosen) + 1) % len(ids)] if chosen in ids else ids[0]

    def answer(annotation_id: str | None) -> None:
        if annotation_id is not None:
            go_to(window, annotation_id)

    window.session.ask(question, answer, key="go to the next passage")
