"""The trajectory of a claim: what each voice gave against when it was published, as a plot, a table and a sparkline.

Public for its neighbours: `section.TrajectorySection` for the detail, `sparkline.sparkline` and `paint_sparkline`
for the grid, `layout.lay_out` with `painting.paint` for a figure on any painter.
"""
