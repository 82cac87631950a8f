"""All annotations as one list to look through, filter, group, retag, delete and export: the view "Annotations"."""
