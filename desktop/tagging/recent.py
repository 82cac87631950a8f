"""The tags used last, the very last first. Pure; no Qt."""

from collections.abc import Iterable, Mapping

KEPT = 40


class Recent:
    """The ids of the events, claims and voices used last in the open project; only their order is kept."""

    def __init__(self) -> None:
        self._ids: list[str] = []

    def use(self, *ids: str | None) -> None:
        """These were just used, the first of them last of all."""
        new = [each for each in ids if each is not None]
        self._ids = [*new, *(each for each in self._ids if each not in new)][:KEPT]

    def start(self, ids: Iterable[str]) -> None:
        """Begin anew, with what was used in earlier sittings; the very last first."""
        self._ids = list(dict.fromkeys(ids))[:KEPT]

    @property
    def ids(self) -> tuple[str, ...]:
        """The very last first."""
        return tuple(self._ids)

    @property
    def places(self) -> Mapping[str, int]:
        """The place of each id, 0 the very last."""
        return {each: place for place, each in enumerate(self._ids)}
