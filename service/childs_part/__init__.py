"""The child's own part in a meeting, or why there is none."""
