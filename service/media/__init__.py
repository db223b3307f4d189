"""Files that people add: what they are by their content, and without what they tell."""
