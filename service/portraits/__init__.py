"""A small picture of a child, so that whoever writes in a round sees who it is."""
