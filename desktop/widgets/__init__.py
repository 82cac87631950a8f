"""Small widgets that several features share; they know of no project."""
