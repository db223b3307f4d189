"""What waits for all the children whom a SENCO or headteacher looks after."""
