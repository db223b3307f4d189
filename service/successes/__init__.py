"""The log of what went well, that home and school keep together."""
