"""Who is asking: accounts, their ways in, their sessions and links."""
