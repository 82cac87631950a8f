"""Names of events, claims and everything else that is looked for: fuzzy search, and what kind of claim words make."""
