"""Secrets that stand in a document."""
