"""The history in a drawer: every step and what it changed, the way back to one, and the project as it was."""
