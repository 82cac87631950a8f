"""Names of languages for their codes, and the other way round, as Qt knows them."""

from functools import cache

from PySide6.QtCore import QLocale

FIRST = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "he",
    "fa",
    "hy",
    "az",
    "zh",
    "ja",
    "ko",
)
"""Offered before anything is typed."""


@cache
def names() -> dict[str, str]:
    """English names by code, in alphabetical order of the names."""
    found: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if code and language not in (QLocale.Language.AnyLanguage, QLocale.Language.C):
            found.setdefault(code, QLocale.languageToString(language))
    return dict(sorted(found.items(), key=lambda item: item[1]))


def name_of(code: str | None) -> str:
    """`English` for `en`; a code that is not known as it is."""
    if not code:
        return ""
    return names().get(code) or names().get(code.partition("-")[0].lower(), code)


def code_of(typed: str) -> str | None:
    """`en` for `English` or `en`; what is neither stays as it was typed, nothing is None."""
    typed = typed.strip()
    folded = typed.casefold()
    if folded in names():
        return folded
    return next((code for code, name in names().items() if name.casefold() == folded), typed or None)
