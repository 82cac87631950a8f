"""The app as a whole: its start, session, window, actions and settings, and what happens on an error."""
