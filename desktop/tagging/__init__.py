"""Tagging a passage while reading: one picker of events and claims, one line that says the whole position."""
