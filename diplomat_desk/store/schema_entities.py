"""The tables of people, organisations, what is kept under a name, and dismissed findings."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from diplomat_desk.store.schema_base import (
    level_column,
    level_index,
    metadata,
    owner_column,
    position_column,
    text_column,
)

organisation = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    text_column("type"),
    Column("country", ForeignKey("country.code")),
    Column("parent_id", ForeignKey("organisation.id")),
    text_column("valid_from"),
    text_column("valid_to"),
    text_column("note"),
    level_column(),
    # Recorded by hand; one that was only named goes when nothing names it any more.
    Column("kept", Boolean(create_constraint=False), nullable=False, server_default="0"),
    level_index("organisation"),
    sqlite_autoincrement=True,
)

organisation_alias = Table(
    "organisation_alias",
    metadata,
    owner_column("organisation"),
    position_column(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Index(None, "name_key"),
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("country", ForeignKey("country.code")),
    text_column("note"),
    level_column(),
    Column("kept", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Index(None, "name_key"),
    level_index("person"),
    sqlite_autoincrement=True,
)

person_alias = Table(
    "person_alias",
    metadata,
    owner_column("person"),
    position_column(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Index(None, "name_key"),
)

affiliation = Table(
    "affiliation",
    metadata,
    owner_column("person"),
    position_column(),
    text_column("organisation"),
    text_column("organisation_key"),
    text_column("post"),
    text_column("capacity"),
    text_column("since"),
    text_column("until"),
    Index(None, "organisation_key"),
)

saved_filter = Table(
    "saved_filter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("filter", Text, nullable=False),
    level_column(),
    sqlite_autoincrement=True,
)

dismissal = Table(
    "dismissal",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("version", Integer, nullable=False, server_default="1"),
    text_column("reason"),
    text_column("author"),
    text_column("at"),
    level_column(),
)

saved_chart = Table(
    "saved_chart",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("chart", Text, nullable=False),
    Column("options", Text, nullable=False, server_default="[]"),
    Column("filter", Text, nullable=False),
    text_column("other"),
    Column("tile", Integer, nullable=False, server_default="0"),
    level_column(),
    sqlite_autoincrement=True,
)

saved_report = Table(
    "saved_report",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("report", Text, nullable=False),
    Column("options", Text, nullable=False, server_default="[]"),
    text_column("subject"),
    Column("filter", Text, nullable=False),
    Column("setting", Text, nullable=False, server_default="[]"),
    Column("language", Text, nullable=False, server_default="en"),
    level_column(),
    sqlite_autoincrement=True,
)
