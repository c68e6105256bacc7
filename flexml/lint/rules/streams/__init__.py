"""Media streams that do not do what was meant."""
