"""Counting the same thing at home and at school, and seeing its course from both."""
