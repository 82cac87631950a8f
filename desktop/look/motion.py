"""Whether anything may move. Nothing does if the system asks for that, or the settings; every movement asks here.

What is looked at, any of which is enough: the setting of ours, the variable `CROSSREAD_REDUCE_MOTION`, what the
desktop tells over its portal (see `portal`), and the time that Qt's style would give an animation, which is 0 on
systems that have told Qt.
"""

import os

from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

VARIABLE = "CROSSREAD_REDUCE_MOTION"
_LONGER = 3
_told: dict[str, bool] = {}
_blinking: list[int] = []


def tell(who: str, still: bool | None) -> None:
    """Hear from somebody whether nothing shall move; None is no preference. Holds at once, for the caret too."""
    _told[who] = still is True
    if not _blinking:
        _blinking.append(QApplication.cursorFlashTime())
    QApplication.setCursorFlashTime(0 if is_reduced() else _blinking[0])


def is_reduced() -> bool:
    """Whether nothing shall move."""
    return any(_told.values()) or os.environ.get(VARIABLE, "") not in ("", "0") or _style_is_still()


def duration(milliseconds: int) -> int:
    """How long a movement may take: so long, or no time, so that things are at once where they belong."""
    return 0 if is_reduced() else milliseconds


def lit(milliseconds: int) -> int:
    """How long something lights up that goes out by itself: longer, where what comes and goes quickly disturbs."""
    return milliseconds * (_LONGER if is_reduced() else 1)


def _style_is_still() -> bool:
    style = QApplication.style()
    # Ours answers this very question.
    base = style.baseStyle() if isinstance(style, QProxyStyle) else style
    return base.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0
