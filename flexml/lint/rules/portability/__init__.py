"""Rules about what fails at another vendor."""
