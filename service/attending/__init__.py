"""Bringing items to a meeting, and saying how one takes part in it."""
