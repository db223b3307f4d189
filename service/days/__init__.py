"""What a child's two sides tell each other about each day, and quiet days."""
