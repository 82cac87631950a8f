"""Backups in the window: when they are made, and the dialog that lists them and brings one back."""
