"""What a child gave to a meeting, exactly, and how it was taken."""
