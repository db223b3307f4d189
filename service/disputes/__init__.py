"""Saying that a note is wrong, having it checked, and reading the answer."""
