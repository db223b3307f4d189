"""The pictures that children choose from."""
