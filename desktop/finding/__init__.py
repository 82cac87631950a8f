"""Finding in the open texts: the bar below the panes, the thread and process that find, the hits and their order."""
