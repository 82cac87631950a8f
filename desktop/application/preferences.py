"""The few preferences: who works, light or dark, the size of the text, what opens at the start. They hold at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from crossread.desktop.application import settings
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import theme
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class Preferences(QDialog):
    """Writes to the settings as things are changed; whoever shows a setting follows `Settings.changed`."""

    def __init__(self, store: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        name = QLineEdit(store.get(settings.AUTHOR))
        name.setPlaceholderText(self.tr("may stay empty"))
        name.setAccessibleName(self.tr("Your name"))
        name.setMinimumWidth(260)
        name.editingFinished.connect(lambda: store.set(settings.AUTHOR, name.text().strip()))
        look = SegmentedSwitch(
            [("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("As the system"))],
            self.tr("Light or dark"),
            theme.watcher().mode,
        )
        look.chosen.connect(lambda mode: store.set(settings.THEME, mode))
        size = QSpinBox()
        size.setRange(*settings.READING_SIZES)
        size.setSuffix(self.tr(" px"))
        size.setValue(store.get(settings.READING_SIZE))
        size.setAccessibleName(self.tr("Size of the texts"))
        size.valueChanged.connect(lambda value: store.set(settings.READING_SIZE, value))
        reopen = QCheckBox(self.tr("Open the last project at the start"))
        reopen.setChecked(store.get(settings.REOPEN))
        reopen.toggled.connect(lambda on: store.set(settings.REOPEN, on))
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(12)
        for label, field in (
            (self.tr("Your name"), name),
            (self.tr("Look"), look),
            (self.tr("Size of the texts"), size),
        ):
            form.addRow(PlainLabel(label, "body", "ink_quiet"), field)
        form.addRow("", reopen)
        close = QuietButton(self.tr("Close"), outlined=True)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
