"""The tables by which damage and tampering show, and of what is half typed."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from diplomat_desk.store.schema_base import metadata, text_column

history_link = Table(
    "history_link",
    metadata,
    # That of the entry of the history; the link outlives an entry that is purged.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    text_column("gone_with"),
)

seal = Table(
    "seal",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("form", Text, primary_key=True),
    Column("record_key", Text, primary_key=True),
    Column("at", Text, nullable=False),
    text_column("title"),
    Column("content", Text, nullable=False),
)
