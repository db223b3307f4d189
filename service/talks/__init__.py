"""Calls, talks at the door and texts: the other side says whether it was so."""
