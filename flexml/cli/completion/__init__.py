"""Scripts that complete the command line, one module for each shell: `script` in it makes the text."""
