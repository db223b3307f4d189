"""The whole register at once: files of children and staff, and the next school year."""
