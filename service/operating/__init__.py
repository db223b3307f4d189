"""What the terminal does to a whole service: back up, restore, erase, open schools."""
