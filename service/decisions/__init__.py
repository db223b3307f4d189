"""Who decides for a young person."""
