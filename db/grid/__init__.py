"""The grid of what is claimed against who says it: claims and events down, sources or voices across.

`read_grid` reads it whole, `grid_after` what a step changed. It holds how often and how each cell speaks; the words of
the cells that are seen are asked for with `read_cells`, and all about one row with `read_subject`.
"""

from crossread.db.grid.cells import Cells, read_cells
from crossread.db.grid.grid import By, Cell, CellState, Column, Grid, Kind, Mark, Row, Side
from crossread.db.grid.reading import grid_after, read_grid
from crossread.db.grid.saying import Said
from crossread.db.grid.subject import Quoted, SubjectDetail, read_subject

__all__ = [
    "By",
    "Cell",
    "CellState",
    "Cells",
    "Column",
    "Grid",
    "Kind",
    "Mark",
    "Quoted",
    "Row",
    "Said",
    "Side",
    "SubjectDetail",
    "grid_after",
    "read_cells",
    "read_grid",
    "read_subject",
]
