"""Notes in other languages, beside what was written first."""
