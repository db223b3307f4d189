"""What matters today, for everybody's own children, at one glance."""
