"""Finds commands by their name or their key: for the sheet and the editor. No widget."""

from collections.abc import Sequence

from crossread.desktop.commands.command import Command
from crossread.desktop.naming.matching import Index, Named
from crossread.desktop.widgets.key_text import caps, spoken


class KeyIndex:
    """Made once for what there is."""

    def __init__(self, commands: Sequence[Command] = ()) -> None:
        self._commands = commands
        self._index = Index(
            [
                Named(
                    id=each.id,
                    text=each.title,
                    others=tuple(word for key in each.keys for word in (spoken(key), caps(key))),
                    group=each.heading,
                )
                for each in commands
            ]
        )

    def find(self, typed: str) -> list[Command]:
        """The best first; with nothing typed all. A whole key finds what has it and nothing else."""
        if not typed.strip():
            return list(self._commands)
        written = _plain(typed)
        has_key = [
            each
            for each in self._commands
            if any(written in (_plain(spoken(key)), _plain(caps(key))) for key in each.keys)
        ]
        # One letter is a key, but more likely the beginning of a word.
        if has_key and len(typed.strip()) > 1:
            return has_key
        found = self._index.find(typed, limit=len(self._commands))
        sure = [each for each in found if each.rank.is_sure] or found
        named = [self._commands[each.place] for each in sure]
        return [*has_key, *(each for each in named if each not in has_key)]


def _plain(key: str) -> str:
    return "".join(key.casefold().replace("+", " ").split()) or key
