"""Proposing a meeting, agreeing what it is for, inviting, moving and calling off."""
