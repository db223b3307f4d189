"""The record on disk: the one part of events/ that knows a database and a cipher."""
