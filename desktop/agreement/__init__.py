"""Agreement between coders in the window: figures by tag, and the passages that they differ on."""
