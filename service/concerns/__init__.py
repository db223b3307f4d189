"""What worries somebody: raised in two taps, answered by name, never just closed."""
