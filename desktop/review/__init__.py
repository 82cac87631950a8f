"""The workspace Review: the grid of claims against sources, and beside it all about what is chosen."""
