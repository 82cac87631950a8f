"""What Crossread is, which version, and whose work it stands on."""

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.look import icons
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


def version() -> str:
    """The version of the installed program."""
    return metadata.version("crossread")


class About(QDialog):
    """A small window with the icon, the version and the licences of what ships along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Crossread"))
        picture = PlainLabel()
        picture.setPixmap(icons.pixmap("crossread", current().ink, 72, self.devicePixelRatioF()))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(PlainLabel(f"Crossread {version()}", "title"))
        for text in (
            self.tr(
                "Read sources that disagree side by side, keep what each claims and when, and see where they cannot "
                "both be right. Everything stays on this computer."
            ),
            self.tr("Free software under the MIT licence."),
            self.tr(
                "The texts are set in Linux Libertine by Philipp H. Poll, the interface in Inter by the Inter Project "
                "Authors, both under the SIL Open Font License."
            ),
        ):
            label = PlainLabel(text, "body", "ink_quiet", wrap=True)
            label.setMinimumWidth(360)
            column.addWidget(label)
        close = QuietButton(self.tr("Close"), outlined=True)
        close.clicked.connect(self.close)
        column.addSpacing(6)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 20, 22, 18)
        row.setSpacing(20)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
