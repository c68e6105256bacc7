"""Requests that nobody but the vendor may make, for each web framework."""
