"""What is done outside any request: notices go out, and replies come in."""
