"""Finding words in one child's diary: opened in memory, and kept nowhere."""
