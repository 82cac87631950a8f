"""Searching the whole project: the field, the hits in their context, and what narrows them."""
