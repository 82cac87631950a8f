"""All annotations of a project as one long list: filtered, grouped and ordered by SQL, their contents read by window.

`listing.list_annotations` answers a query with groups and the keys of their rows, a number each; `rows.read_rows` reads
what the rows of a window show; `touching.touches` tells whether a step may change a listing; `bulk` changes many
annotations as one step.
"""
