"""Copies and corroboration: the wording that sources share, side by side, and what the researcher says of it."""
