"""Every action of the app, declared once as data: menus, toolbar, palette, sheet and key editor are made from it."""

from crossread.desktop.application.actions.action_spec import MENUS, NEEDS, NOT_SHOWN, SECTIONS, ActionSpec, When
from crossread.desktop.application.actions.annotate import ANNOTATE_ACTIONS
from crossread.desktop.application.actions.boundary import BOUNDARY_ACTIONS
from crossread.desktop.application.actions.copies import COPIES_ACTIONS
from crossread.desktop.application.actions.edit import EDIT_ACTIONS
from crossread.desktop.application.actions.finding import FINDING_ACTIONS
from crossread.desktop.application.actions.help import HELP_ACTIONS
from crossread.desktop.application.actions.line import LINE_ACTIONS
from crossread.desktop.application.actions.look import LOOK_ACTIONS
from crossread.desktop.application.actions.project import PROJECT_ACTIONS
from crossread.desktop.application.actions.review import REVIEW_ACTIONS
from crossread.desktop.application.actions.search import SEARCH_ACTIONS
from crossread.desktop.application.actions.silence import SILENCE_ACTIONS
from crossread.desktop.application.actions.sources import SOURCES_ACTIONS
from crossread.desktop.application.actions.text import REPEAT_ACTIONS, TEXT_ACTIONS
from crossread.desktop.application.actions.timeline import TIMELINE_ACTIONS
from crossread.desktop.application.actions.verdict import VERDICT_ACTIONS
from crossread.desktop.application.actions.view import VIEW_ACTIONS
from crossread.desktop.application.actions.workspace import WORKSPACE_ACTIONS

__all__ = ["ACTIONS", "MENUS", "NEEDS", "NOT_SHOWN", "SECTIONS", "ActionSpec", "When"]

ACTIONS: tuple[ActionSpec, ...] = (
    *PROJECT_ACTIONS,
    *EDIT_ACTIONS,
    *SOURCES_ACTIONS,
    *ANNOTATE_ACTIONS,
    *WORKSPACE_ACTIONS,
    *TIMELINE_ACTIONS,
    *LOOK_ACTIONS,
    *HELP_ACTIONS,
    *COPIES_ACTIONS,
    *LINE_ACTIONS,
    *REVIEW_ACTIONS,
    *VERDICT_ACTIONS,
    *FINDING_ACTIONS,
    *SEARCH_ACTIONS,
    *SILENCE_ACTIONS,
    *BOUNDARY_ACTIONS,
    *REPEAT_ACTIONS,
    *TEXT_ACTIONS,
    *VIEW_ACTIONS,
)
