"""What fails, or means something else, at another vendor."""
