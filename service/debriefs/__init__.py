"""Talking a meeting over before and after, and what people told of it."""
