"""Writes what follows from the dialect tables: builder modules, schemas, compiled tables and pages."""
