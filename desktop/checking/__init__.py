"""Checking a project in the window, and salvaging a damaged one into a new file."""
