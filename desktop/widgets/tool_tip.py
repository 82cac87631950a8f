"""Tooltips that show a text as it is: what comes out of a project is never read as markup."""

from PySide6.QtWidgets import QWidget


def plain_tool_tip(text: str) -> str:
    """The text in a form that Qt shows letter by letter, wrapped at a sane width."""
    if not text:
        return ""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space: pre-wrap">{plain}</p>'


def set_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows the text letter by letter.

    Those who hear the widget get the bare text: Qt would describe it with the tooltip, tags and all.
    """
    tip = plain_tool_tip(text)
    if tip != widget.toolTip():
        widget.setToolTip(tip)
        widget.setAccessibleDescription(text)
