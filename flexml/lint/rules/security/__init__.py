"""Rules about secrets and injection."""
