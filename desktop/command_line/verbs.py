"""What the commands are called. Apart from their arguments, because the window starts sooner without those."""

COMMANDS = (
    "import",
    "sources",
    "export",
    "search",
    "disagreements",
    "density",
    "verify",
    "backup",
    "backups",
    "undo",
    "redo",
    "history",
    "migrate",
    "salvage",
)
