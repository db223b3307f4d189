"""Inviting people by e-mail: to a child's circle, or to work at the school."""
