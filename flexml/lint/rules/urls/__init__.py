"""URLs that cannot be fetched, and those that should not be."""
