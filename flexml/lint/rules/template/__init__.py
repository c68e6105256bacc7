"""A template does not render to a document."""
