"""The type of an open connection, for those above who hand one on to several reads and know no database."""

from sqlalchemy import Connection

__all__ = ["Connection"]
