"""The commands, one module each; a command is added by adding its module."""
