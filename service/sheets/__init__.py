"""A day sheet on paper: printed, filled in by hand, and brought in as a scan."""
