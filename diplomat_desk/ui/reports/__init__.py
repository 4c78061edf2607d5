"""The choices of the reports page: what is printed, of what, and how it is set."""
