"""The notes of a meeting while it goes on: its aim, who said what, and its end."""
