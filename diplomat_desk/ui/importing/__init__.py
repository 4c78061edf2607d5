"""The window in which somebody else's table comes into the register."""
