"""What is private to a person before and after a meeting, and what they tell of it."""
