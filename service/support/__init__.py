"""What would help: both sides are asked, and an answer is an action."""
