"""When there is school: terms, holidays in them, and INSET days."""
