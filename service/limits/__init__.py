"""What one adult may see of a child, where the school or a court limits it."""
