"""What somebody is called, and how they like to be addressed."""
