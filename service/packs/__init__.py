"""What is kept about somebody, put together for them when they ask."""
