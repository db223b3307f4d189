"""What a safeguarding lead does for a child: limits, openings, the restricted space."""
