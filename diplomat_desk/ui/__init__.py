"""The window and everything on it: PySide6 lives here and in `app` only."""
