"""What each person can do, as a page that anybody can read."""
