"""Templates that do not render to a document."""
