"""What can be done, found by its name or its key: palette, sheet of shortcuts, their editor, tags done again."""
