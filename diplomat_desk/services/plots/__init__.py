"""What each chart asks of the register, one module a chart."""
