"""Rules about control flow: what runs after what, and what never does."""
