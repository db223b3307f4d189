"""Texts that two people write together, and agree to by name."""
