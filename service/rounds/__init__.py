"""The class round: a class, child after child, and one note to several of them."""
