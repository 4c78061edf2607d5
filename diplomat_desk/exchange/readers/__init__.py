"""How each sort of file is read as a table."""
