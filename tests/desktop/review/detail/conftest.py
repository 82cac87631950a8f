"""The fixtures of the detail."""

from tests.desktop.review.verdicts_fixtures import bench, path, session

__all__ = ["bench", "path", "session"]
