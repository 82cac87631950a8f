"""The timeline: how much was annotated of which time, by source, with the events as marks.

`timeline` holds the widget that the window knows. Only `canvas` and what it imports load numpy and pyqtgraph, which is
done after the first paint; everything that is reckoned here without them can be tried without a screen.
"""
