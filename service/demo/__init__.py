"""A believable school for trying things."""
