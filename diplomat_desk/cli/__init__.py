"""The command line: the same services without a window, for scripts and scheduled jobs."""

from diplomat_desk.cli.run import main

__all__ = ["main"]
