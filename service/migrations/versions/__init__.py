"""One file for each step, numbered, never changed once released."""
