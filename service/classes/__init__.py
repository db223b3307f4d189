"""The classes of a school: which children and which staff are in each."""
