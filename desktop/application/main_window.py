"""The window: bars, desk, panels and timeline in their places. What happens between them is in `wiring`."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.validity import one_line
from crossread.desktop.application import recent, settings
from crossread.desktop.application.choice import Choice
from crossread.desktop.application.desk_feed import DeskFeed
from crossread.desktop.application.frame import Frame, Side
from crossread.desktop.application.project_files import SUFFIX, ProjectFiles
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.status_line import StatusLine
from crossread.desktop.application.top_bar import TopBar
from crossread.desktop.application.wiring import connections, open_desk
from crossread.desktop.read.desk import Desk
from crossread.desktop.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from crossread.desktop.application.actions.actions import Actions
    from crossread.desktop.application.early import EarlyProject
    from crossread.desktop.application.guide_bar import GuideBar
    from crossread.desktop.application.left_panel import LeftPanel
    from crossread.desktop.application.name_bar import NameBar
    from crossread.desktop.application.search_space import SearchSpace
    from crossread.desktop.application.welcome import Welcome
    from crossread.desktop.application.workspaces import Workspaces
    from crossread.desktop.review.workspace import ReviewWorkspace
    from crossread.desktop.tagging.picker import Picker


FRAME = QSize(8, 40)
"""What a window manager may put round the window: its last line shall not lie below the screen."""


class MainWindow(QMainWindow):
    """Everything of one project in one window. Closing it lets the writer end its work."""

    import_requested = Signal(list)
    """Files and folders to take in as sources: a list of `Path`."""
    history_requested = Signal(str)
    """What happened to an annotation, claim, event, source or voice shall be shown: its id."""

    left_panel: "LeftPanel"
    """The column at the left; there as soon as the sources are in the window."""
    search_space: "SearchSpace"
    """The views of the workspace Search; there as soon as the search is in the window."""
    review: "ReviewWorkspace"
    """The workspace Review, to put parts of the detail into; there as soon as the review is in the window."""

    def __init__(self, session: Session, store: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, store
        self._actions: Actions | None = None
        self._workspaces: Workspaces | None = None
        self.files = ProjectFiles(session, store, self)
        self.top_bar = TopBar()
        self.messages = MessageBar()
        self.choice = Choice(self)
        self.picker: Picker | None = None
        self._guide: GuideBar | None = None
        self.before_closing: list[Callable[[], None]] = []
        self.closes_anyway = False
        """Whether it closes also while something typed waits for room on the disk."""
        self.hints_of: dict[str, Callable[[], list[tuple[str, str]]]] = {}
        """Asks for the keys worth showing in a workspace that has its own, by its id: (key, word)."""
        self._name_bar: NameBar | None = None
        self._welcome: Welcome | None = None
        self._recent_menu: QMenu | None = None
        self.frame = Frame(store)
        self.status = StatusLine()
        self.desk = Desk()
        self.feed = DeskFeed(session, self.desk, self)
        self.frame.put_desk(self.desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.frame)
        self.messages.rest = self.place_to_rest
        central = QWidget()
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self.messages)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.status)
        self.setCentralWidget(central)
        self.setAcceptDrops(True)
        self.setMinimumSize(620, 380)
        connections.connect(self)
        self._restore_place()

    @property
    def actions_(self) -> "Actions":
        """The actions; made with the menus and buttons that show them when they are first asked for."""
        return self._actions or self._made_actions()

    @property
    def has_actions(self) -> bool:
        """Whether there are actions yet. The first paint of a text does not wait for them."""
        return self._actions is not None

    @property
    def workspaces(self) -> "Workspaces":
        """Read, Search and what else there is; made, with their switch, when they are first asked for."""
        if self._workspaces is None:
            from crossread.desktop.application.workspaces import Workspaces

            self._workspaces = Workspaces(self._stack, self.frame, self.actions_, self)
            self.top_bar.row.addWidget(self._workspaces.switch)
            connections.connect_workspaces(self, self._workspaces)
        return self._workspaces

    @property
    def workspace(self) -> str:
        """The id of the workspace that is shown."""
        return "read" if self._workspaces is None else self._workspaces.current

    @property
    def is_reading(self) -> bool:
        """Whether the workspace Read is the one that is shown."""
        return self.workspace == "read"

    def _made_actions(self) -> "Actions":
        from crossread.desktop.application.actions import menus
        from crossread.desktop.application.actions.actions import Actions

        self._actions = Actions(self)
        bar = self.top_bar.put_actions(self._actions)
        connections.connect_actions(self)
        # The menus come last: they show the actions that something is connected to.
        self._recent_menu = menus.fill(bar, self._actions)
        self.show_recent()
        return self._actions

    def show_early(self, early: "EarlyProject") -> None:
        """Show a project that is yet to be opened."""
        self.top_bar.title.set_text(early.title, can_edit=False)
        self._stack.setCurrentWidget(self.frame)
        self.setWindowTitle(f"{_told_apart(early.title, early.path)} – Crossread")
        self.frame.expect_all()
        self.feed.show_early(early)

    def put_panel(self, side: Side, content: QWidget) -> None:
        """Put a feature's panel at one side, with the action that shows and hides it."""
        connections.connect_panel(self, side)
        self.frame.put_panel(side, content)

    def put_timeline(self, timeline: QWidget) -> None:
        """Put the timeline below, with the action that shows it in full or as a strip."""
        connections.connect_timeline(self)
        self.frame.put_timeline(timeline)

    def close_project(self) -> None:
        """Let every view store what is being typed, then close."""
        self._store_typing()
        self.session.close()

    def store_all(self) -> None:
        """Store what is being typed, and keep what lies open: before the end, whatever brings it."""
        self._store_typing()
        open_desk.keep_place(self)
        open_desk.keep_desk(self)
        self.settings.save()

    def _store_typing(self) -> None:
        for store in self.before_closing:
            store()

    def guide_bar(self) -> "GuideBar":
        """The bar of the guided step, made when it is first asked for."""
        if self._guide is None:
            from crossread.desktop.application.guide_bar import GuideBar

            self._guide = GuideBar(self.desk.area)
        return self._guide

    @property
    def has_guide(self) -> bool:
        """Whether the guide was ever shown in this window."""
        return self._guide is not None

    def hide_guide(self) -> None:
        """Do not guide now."""
        if self._guide is not None:
            self._guide.hide()

    def show_project(self, there: bool) -> None:
        """Show the project's frame, or without one the ways to begin."""
        work = self._workspaces.widget() if self._workspaces is not None else self.frame
        self._stack.setCurrentWidget(work if there else self._ways_to_begin())
        title = _told_apart(self.session.title, self.session.path)
        self.setWindowTitle(f"{title} – Crossread" if there else "Crossread")
        self.setWindowFilePath(str(self.session.path) if there else "")

    def show_recent(self) -> None:
        """List the projects opened lately where they are listed."""
        paths = recent.there(self.settings)
        if self._recent_menu is not None:
            from crossread.desktop.application.actions import menus

            menus.show_recent(self._recent_menu, paths, self.session.open)
        if self._welcome is not None:
            self._welcome.show_recent(paths)

    def ask_name(self) -> None:
        """Ask for the researcher's name in a bar over the desk."""
        if self._name_bar is None:
            from crossread.desktop.application.name_bar import NameBar

            self._name_bar = NameBar()
            self._name_bar.answered.connect(lambda name: connections.named(self, name))
            self._column.insertWidget(1, self._name_bar)
        self._name_bar.show()

    def place_to_rest(self) -> QWidget | None:
        """What gets the keys when what had them is gone: the pane in use, or what else fills the window."""
        shown = self._stack.currentWidget()
        return (self.desk.active_pane or self.desk) if shown is self.frame else shown

    def hide_name_bar(self) -> None:
        """Do not ask now."""
        if self._name_bar is not None:
            self._name_bar.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders of this computer can be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A project is opened, anything else is taken in."""
        event.acceptProposedAction()
        self.take_dropped([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take_dropped(self, paths: list[Path]) -> None:
        """Open a dropped project, or take in what was dropped; without a project one is made for it."""
        projects = [path for path in paths if path.suffix.lower() == SUFFIX]
        if projects:
            self.session.open(projects[0])
        elif not self.session.is_open:
            self.files.new_for(paths)
        else:
            connections.take_in(self, paths)

    def event(self, event: QEvent) -> bool:
        """What an action under the pointer does is told in the status line."""
        if isinstance(event, QStatusTipEvent):
            self.status.set_word(event.tip())
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order through the window, or round inside of the picker while the keys are in it."""
        from crossread.desktop.widgets import tab_order

        holder, picker = self.focusWidget(), self.picker
        if picker is not None and picker.is_open and holder is not None and picker.isAncestorOf(holder):
            return tab_order.step(picker, holder, forward=forward)
        return tab_order.step(self, holder, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place; the session is closed by whoever started it."""
        self.store_all()
        if self.session.has_refused_work and not self.closes_anyway:
            event.ignore()
            connections.ask_before_losing(self)
            return
        super().closeEvent(event)

    def _ways_to_begin(self) -> "Welcome":
        # Made when it is first seen: whoever starts with a project does not wait for it.
        if self._welcome is None:
            from crossread.desktop.application.welcome import Welcome

            self._welcome = Welcome()
            connections.connect_welcome(self, self._welcome)
            self._stack.addWidget(self._welcome)
            self._welcome.show_recent(recent.there(self.settings))
        return self._welcome

    def _restore_place(self) -> None:
        try:
            geometry = b64decode(self.settings.get(settings.WINDOW), validate=True)
        except Base64Error:
            geometry = b""
        if not geometry or not self.restoreGeometry(QByteArray(geometry)):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width() - FRAME.width()), min(900, room.height() - FRAME.height()))


def _told_apart(title: str, path: Path | None) -> str:
    """A project's title, and the name of its file where that is another: a copy has the title of what it is a copy of.

    Where the file's name begins with the title, as `Texts (as of 2023-09-19)` does, it is enough by itself.
    """
    if path is None or path.stem.casefold() == title.casefold():
        return title
    begins = path.stem.startswith(title) and not path.stem[len(title)].isalnum()
    return one_line(path.stem if begins else f"{title} ({path.name})")
