"""Dialogs that the window opens; tests pass others."""
