"""The preferences: who works, how it looks, how texts are set, what opens at the start. They hold at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from crossread.desktop.application import settings
from crossread.desktop.application.settings import Setting, Settings
from crossread.desktop.read import taste
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

_FIELD = 140


class Preferences(QDialog):
    """Writes to the settings as things are changed, and follows what is changed elsewhere meanwhile."""

    def __init__(self, store: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._store = store
        self._shows: dict[str, Callable[[], None]] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Your name"), self._name()),
            (self.tr("Theme"), self._theme()),
            ("", self._check(settings.REDUCE_MOTION, self.tr("Let nothing slide or blink"))),
            ("", self._check(settings.REOPEN, self.tr("Open the last project at the start"))),
        ]
        _add(form, rows)
        form.addRow(self._heading(self.tr("Texts")))
        rows = [
            (self.tr("Size"), self._number(settings.READING_SIZE, taste.SIZES, self.tr("Size of the texts"), " px", 1)),
            (
                self.tr("Line length"),
                self._number(settings.LINE_LENGTH, taste.MEASURES, self.tr("Line length"), self.tr(" characters"), 1),
            ),
            (
                self.tr("Line spacing"),
                self._number(settings.LINE_SPACING, taste.LEADINGS, self.tr("Line spacing"), " %", 5),
            ),
            ("", self._check(settings.JUSTIFIED, self.tr("Lines end at one edge"))),
            ("", self._check(settings.PARAGRAPH_NUMBERS, self.tr("Number the paragraphs in the margin"))),
            ("", self._check(settings.SHOW_FURNITURE, self.tr("Show page furniture instead of folding it away"))),
            ("", self._check(settings.EVENT_PATTERNS, self.tr("Patterns in the colours of events"))),
        ]
        _add(form, rows)
        reset = QuietButton(self.tr("Reset text settings"))
        reset.clicked.connect(self._set_as_at_first)
        close = QuietButton(self.tr("Close"), outlined=True)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(reset)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(18)
        column.addLayout(form)
        column.addLayout(buttons)
        store.changed.connect(self._follow)

    def _name(self) -> QLineEdit:
        name = QLineEdit(self._store.get(settings.AUTHOR))
        name.setPlaceholderText(self.tr("may stay empty"))
        name.setAccessibleName(self.tr("Your name"))
        name.setMinimumWidth(260)
        name.editingFinished.connect(lambda: self._store.set(settings.AUTHOR, name.text().strip()))
        return name

    def _theme(self) -> SegmentedSwitch:
        look = SegmentedSwitch(
            [
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("sepia", self.tr("Sepia")),
                ("dark", self.tr("Dark")),
            ],
            self.tr("Theme"),
            self._store.get(settings.THEME),
        )
        look.chosen.connect(lambda mode: self._store.set(settings.THEME, mode))
        self._shows[settings.THEME.key] = lambda: look.choose(self._store.get(settings.THEME))
        return look

    def _number(self, setting: Setting[int], reach: tuple[int, int], name: str, suffix: str, step: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(*reach)
        field.setSingleStep(step)
        field.setSuffix(suffix)
        field.setFixedWidth(_FIELD)
        field.setAccessibleName(name)
        field.setValue(self._store.get(setting))
        # Each figure on the way to the one that is typed would set the texts anew.
        field.setKeyboardTracking(False)
        field.valueChanged.connect(lambda value: self._store.set(setting, value))
        self._shows[setting.key] = lambda: field.setValue(self._store.get(setting))
        return field

    def _check(self, setting: Setting[bool], label: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setChecked(self._store.get(setting))
        box.toggled.connect(lambda on: self._store.set(setting, on))
        self._shows[setting.key] = lambda: box.setChecked(self._store.get(setting))
        return box

    def _heading(self, words: str) -> QWidget:
        heading = PlainLabel(words, "heading", "ink_quiet")
        heading.setContentsMargins(0, 10, 0, 0)
        return heading

    def _follow(self, key: str) -> None:
        show = self._shows.get(key)
        if show is not None:
            show()

    def _set_as_at_first(self) -> None:
        for number in (settings.READING_SIZE, settings.LINE_LENGTH, settings.LINE_SPACING):
            self._store.set(number, number.default)
        for switch in (
            settings.JUSTIFIED,
            settings.PARAGRAPH_NUMBERS,
            settings.SHOW_FURNITURE,
            settings.EVENT_PATTERNS,
        ):
            self._store.set(switch, switch.default)


def _add(form: QFormLayout, rows: Sequence[tuple[str, QWidget]]) -> None:
    for label, field in rows:
        form.addRow(PlainLabel(label, "body", "ink_quiet"), field)
