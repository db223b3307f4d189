"""What can be seen. Every table here can be dropped and filled again from the facts."""
