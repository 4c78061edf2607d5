"""What each chart asks of the register: one module for each, one question in one reading."""
