"""The tables of the record and of accounts, step by step, for Alembic."""
