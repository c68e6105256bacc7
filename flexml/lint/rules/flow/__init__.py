"""Control flow: what runs after what, and what never does."""
