"""Papers of a meeting: adding one, and saying no to one that came late."""
