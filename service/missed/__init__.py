"""Hearing why somebody does not take part in a meeting, and what will change for it."""
