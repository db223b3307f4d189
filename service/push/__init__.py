"""Pushes to a device: what is said, sealed for it alone, and handed to its service."""
