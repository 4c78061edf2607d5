"""Charts on the screen against the numbers that they show."""
