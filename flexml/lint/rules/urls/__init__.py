"""Rules about URLs: those that cannot be fetched, and those that should not be."""
