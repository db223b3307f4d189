"""Sharing out the roles of a meeting: the family is asked before anybody else."""
