"""The tables of what was imported, from which file and row, and of what is remembered for the next file."""

from sqlalchemy import Column, Index, Integer, Table, Text

from diplomat_desk.store.schema_base import level_column, metadata, owner_column, text_column

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("at", Text, nullable=False),
    # The file's name alone: the folder that it lay in is nobody else's business.
    Column("name", Text, nullable=False),
    text_column("sha256"),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("lines", Integer, nullable=False, server_default="0"),
    text_column("mapping"),
    Column("counts", Text, nullable=False, server_default="[]"),
    level_column(),
    sqlite_autoincrement=True,
)

import_row = Table(
    "import_row",
    metadata,
    owner_column("import_batch"),
    Column("row", Integer, primary_key=True, nullable=False),
    owner_column(),
    Column("how", Text, nullable=False),
    Index(None, "initiative_id"),
)

import_profile = Table(
    "import_profile",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("mapping", Text, nullable=False),
    text_column("fingerprint"),
    level_column(),
    Index(None, "fingerprint"),
    sqlite_autoincrement=True,
)

import_decision = Table(
    "import_decision",
    metadata,
    Column("sort", Text, primary_key=True, nullable=False),
    Column("vocabulary", Text, primary_key=True, nullable=False, server_default=""),
    Column("value", Text, primary_key=True, nullable=False),
    Column("meaning", Text, nullable=False),
    level_column(),
)
