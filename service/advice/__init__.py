"""Asking those who know a child for advice, and telling what came of it."""
