"""What people do for the whole school: duties, leavers and supply staff."""
