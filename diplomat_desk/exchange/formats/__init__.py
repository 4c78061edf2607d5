"""The formats that the field reads: writers and readers of plain values, without a register."""
