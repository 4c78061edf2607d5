"""The import in the window."""
