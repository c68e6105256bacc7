"""Remembers what became of files, so that what has not changed is not checked again."""
