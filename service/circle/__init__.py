"""The children somebody belongs with, and the people around each child."""
