"""Full-text search over texts, notes and the codebook: the index and the queries on it."""
