"""Plain values and rules of the register; standard library only."""
