"""Which answer is still wanted: of questions with one key only the newest counts, and none older than what is shown."""


class Turns:
    """Counts questions by key. Asked in the window's thread; `is_newest` in any."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}
        self._shown: dict[str, int] = {}

    def take(self, key: str | None) -> int:
        """The turn of a new question; 0 without a key."""
        if key is None:
            return 0
        turn = self._asked[key] = self._asked.get(key, 0) + 1
        return turn

    def is_newest(self, key: str | None, turn: int) -> bool:
        """Whether nothing newer was asked under that key."""
        return key is None or self._asked.get(key) == turn

    def is_news(self, key: str | None, turn: int, step: int) -> bool:
        """Whether an answer that was read at that step is to be shown; then it counts as shown."""
        if key is None:
            return True
        if not self.is_newest(key, turn) or self._shown.get(key, 0) > step:
            return False
        self._shown[key] = step
        return True

    def clear(self) -> None:
        """Another project is open: no question of before is answered."""
        self._asked.clear()
        self._shown.clear()
