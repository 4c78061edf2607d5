"""A document as a file of Word: its parts as WordprocessingML (ECMA-376, transitional)."""
