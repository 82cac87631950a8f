"""The reading desk: panes side by side, the text view that paints what was annotated, the strip beside it."""
