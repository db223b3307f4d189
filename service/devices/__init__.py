"""Devices on which children sign in with pictures: set up, listed, ended, opened."""
