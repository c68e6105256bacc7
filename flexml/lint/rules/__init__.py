"""The rules: one folder per category, one file per rule."""
