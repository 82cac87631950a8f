"""The grid of claims and events down, and sources or voices across."""
