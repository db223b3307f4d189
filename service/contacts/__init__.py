"""How the school reaches the people around a child."""
