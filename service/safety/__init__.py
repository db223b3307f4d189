"""Where to go with a worry about a child's safety, and whom the school names for it."""
