"""Builds documents: one class per element, generated from the dialects."""
