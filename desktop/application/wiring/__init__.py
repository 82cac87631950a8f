"""How each feature is joined to the window: a module each, put there by the stages in `features.py`."""
