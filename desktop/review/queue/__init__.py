"""Going through the disagreements, the heaviest first; the order is that of `crossread.db.queue`."""
