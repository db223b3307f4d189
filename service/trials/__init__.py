"""Ways to reach each other that are tried until one works for both."""
