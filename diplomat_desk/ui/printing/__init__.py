"""The way from a finished PDF to the screen, to a printer and to a file."""
