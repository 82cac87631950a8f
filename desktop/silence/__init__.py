"""Silence in the window: going through what no source was read for, and finishing a source."""
