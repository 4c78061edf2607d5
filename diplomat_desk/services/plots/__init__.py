"""What each chart asks of the register."""
