"""The command `flexml`."""
