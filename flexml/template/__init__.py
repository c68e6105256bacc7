"""Templates as the documents that they render to."""
