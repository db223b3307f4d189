"""The notes of a meeting after it: given out, checked by everybody, and final."""
