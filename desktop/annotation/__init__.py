"""The panel that shows the annotation under the cursor, to edit in place, and what is said elsewhere on its claims."""
