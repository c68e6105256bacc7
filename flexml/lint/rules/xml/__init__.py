"""What keeps a text from being a sound XML document."""
