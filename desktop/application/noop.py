"""Marks texts that are declared as data, so that translators find them; they are translated where they are shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text as it is. The name is the one that Qt's lupdate looks for."""
    return text
