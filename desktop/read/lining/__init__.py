"""Lining up: passages on one event or claim at one height, links between them, and scrolling in step. No project."""
