"""The file underneath a project: connections, schema, lock, steps and history. No noun of the model is known here."""
