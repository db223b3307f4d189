"""How fast is it, beside the least work that could be done? `python -m bench`."""
