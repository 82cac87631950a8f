"""The sign in front of a step: what kind of thing it was done to."""

from crossread.db.records import Step

_BY_PART = (
    ("history", "history"),
    ("dropped", "history"),
    ("import", "import"),
    ("salvage", "import"),
    ("annot", "note"),
    ("note", "note"),
    ("voice", "voice"),
    ("event", "event"),
    ("claim", "claim"),
    ("answer", "claim"),
    ("position", "claim"),
    ("relat", "copy"),
    ("source", "source"),
    ("revision", "source"),
    ("zones", "source"),
    ("project", "source"),
    ("tag", "add"),
    ("silen", "info"),
    ("decide", "conflict"),
    ("apart", "conflict"),
    ("verdict", "conflict"),
)


def sign_of(step: Step) -> str:
    """The name of an icon."""
    if step.kind in ("undo", "redo"):
        return step.kind
    if step.label.startswith(("delete", "untag", "remove")):
        return "delete"
    return next((sign for part, sign in _BY_PART if part in step.label), "edit")
