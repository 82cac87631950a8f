"""The project file and every question that one can ask of it: no Qt, usable from a script."""
