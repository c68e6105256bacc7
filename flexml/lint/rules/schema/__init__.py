"""What a dialect's tables do not allow."""
