"""The errors that users are told of: each message is a sentence in their words that says what to do."""


class CrossreadError(Exception):
    """The environment's or the input's fault, never a bug: shown as one sentence, without a traceback."""


class NotAProjectError(CrossreadError):
    """The file is no Crossread project, or a damaged or foreign one."""


class DamagedProjectError(NotAProjectError):
    """A project whose file is damaged: it can be salvaged, or a backup restored."""


class NewerVersionError(CrossreadError):
    """The file was written by a later version of Crossread."""


class OlderVersionError(CrossreadError):
    """The file must be migrated before it can be read, and this was opened for reading only."""


class ProjectBusyError(CrossreadError):
    """Another process has the project open for writing.

    `pid`, `host` and `author` tell who, as far as the lock says so (0 and empty if not). `may_take_over`: nothing but a
    file says it, on a drive where locks may mean nothing; whoever knows better opens with `take_over=True`.
    """

    def __init__(
        self, sentence: str, *, pid: int = 0, host: str = "", author: str = "", may_take_over: bool = False
    ) -> None:
        super().__init__(sentence)
        self.pid, self.host, self.author, self.may_take_over = pid, host, author, may_take_over


class ReadOnlyProjectError(CrossreadError):
    """The project cannot be written to, as long as its place is as it is; it can be read."""


class NoRoomError(ReadOnlyProjectError):
    """The project cannot be written to because its disk is full: it can be as soon as there is room."""


class UnsavedError(CrossreadError):
    """The disk refused what was to be written: nothing was changed, and it can be done again when the disk is well."""


class MovedProjectError(CrossreadError):
    """The file of an open project is not at its path any more: what is there can still be saved elsewhere."""


class UnusableTextError(CrossreadError):
    """A file that cannot be taken in as a source."""


class InvalidRecordError(CrossreadError):
    """A value that breaks the rules of the model (a range outside the text, an unknown id, a bad date)."""


class ContractError(CrossreadError):
    """A JSON file that breaks the format: `path` is the JSON path of what is wrong, and `reason` says what it is."""

    def __init__(self, path: str, reason: str) -> None:
        # Whoever only opens a project needs none of these words.
        from crossread.db.exchange.telling import told

        super().__init__(told(path, reason))
        self.path = path
        self.reason = reason
