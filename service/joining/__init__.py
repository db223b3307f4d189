"""Coming in on an invitation: the link, the code, and an account."""
