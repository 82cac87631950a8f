"""Maps the folders `desktop/`, `db/` and `resources/` to the import package `crossread` (see pyproject.toml)."""

from setuptools import find_packages, setup

TOPS = ("desktop", "db", "resources")
setup(packages=[f"crossread.{name}" for top in TOPS for name in (top, *(f"{top}.{sub}" for sub in find_packages(top)))])
