"""Today's hand-over: all that a transport escort sees of a child's diary."""
