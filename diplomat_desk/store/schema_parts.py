"""The tables of the lists that belong to an initiative, beyond its countries, organisations and sources."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from diplomat_desk.store.schema_base import (
    level_column,
    level_index,
    metadata,
    owner_column,
    position_column,
    text_column,
)

meeting = Table(
    "meeting",
    metadata,
    owner_column(),
    position_column(),
    Column("key", Integer, nullable=False),
    text_column("date"),
    text_column("title"),
    text_column("city"),
    Column("country", ForeignKey("country.code")),
    text_column("format"),
    text_column("agenda"),
    text_column("attribution"),
    level_column(),
    # Maintained
    Column("first_day", Text),
    Index(None, "first_day"),
    level_index("meeting"),
)

appearance = Table(
    "appearance",
    metadata,
    owner_column(),
    position_column(),
    # 0 for the initiative itself, else the key of the meeting that was attended.
    Column("meeting", Integer, nullable=False, server_default="0"),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("role", Text, nullable=False),
    text_column("affiliation"),
    text_column("post"),
    text_column("capacity"),
    text_column("as_given"),
    level_column(),
    # Maintained: the level from which on it may be told, its meeting's rule and level included.
    level_column("shown_level"),
    text_column("affiliation_key"),
    Index(None, "person_id", "initiative_id"),
    Index(None, "affiliation_key"),
    level_index("appearance", "shown_level"),
)

outcome = Table(
    "outcome",
    metadata,
    owner_column(),
    position_column(),
    text_column("what"),
    text_column("kind"),
    text_column("for_whom"),
    text_column("date"),
    text_column("significance"),
    text_column("evidence"),
    level_column(),
    level_index("outcome"),
)

transfer = Table(
    "transfer",
    metadata,
    owner_column(),
    position_column(),
    text_column("what"),
    text_column("to_track"),
    text_column("to_office"),
    text_column("date"),
    text_column("channel"),
    text_column("response"),
    text_column("evidence"),
    level_column(),
    level_index("transfer"),
)

document = Table(
    "document",
    metadata,
    owner_column(),
    position_column(),
    text_column("title"),
    text_column("date"),
    text_column("stage"),
    text_column("scheme"),
    text_column("value"),
    text_column("url"),
    level_column(),
    level_index("document"),
)

hindrance = Table(
    "hindrance",
    metadata,
    owner_column(),
    position_column(),
    text_column("type"),
    text_column("note"),
)

initiative_interest = Table(
    "initiative_interest",
    metadata,
    owner_column(),
    position_column(),
    Column("code", Text, nullable=False),
)

assessment = Table(
    "assessment",
    metadata,
    owner_column(),
    position_column(),
    text_column("criterion"),
    text_column("rating"),
    text_column("reviewer"),
    text_column("date"),
    text_column("reason"),
    level_column(),
    level_index("assessment"),
)

claim = Table(
    "claim",
    metadata,
    owner_column(),
    position_column(),
    text_column("fact"),
    text_column("value"),
    Column("source", Integer, nullable=False, server_default="0"),
    Column("adopted", Boolean(create_constraint=False), nullable=False, server_default="0"),
    text_column("note"),
)

note = Table(
    "note",
    metadata,
    owner_column(),
    position_column(),
    text_column("text"),
    text_column("date"),
    text_column("author"),
    level_column(),
    level_index("note"),
)

follow_up = Table(
    "follow_up",
    metadata,
    owner_column(),
    position_column(),
    text_column("task"),
    text_column("due"),
    text_column("owner"),
    text_column("done"),
    level_column(),
    # Maintained: the last day that it can be done without being late.
    Column("due_day", Text),
    Index(None, "done", "due_day"),
    level_index("follow_up"),
)

link = Table(
    "link",
    metadata,
    owner_column(),
    position_column(),
    Column("kind", Text, nullable=False),
    Column("target_id", ForeignKey("initiative.id", ondelete="CASCADE"), nullable=False),
    text_column("note"),
    Index(None, "target_id"),
)

attachment = Table(
    "attachment",
    metadata,
    owner_column(),
    position_column(),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", ForeignKey("blob.digest"), nullable=False),
    text_column("note"),
    text_column("added"),
    level_column(),
    Index(None, "digest"),
    level_index("attachment"),
)

blob = Table(
    "blob",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    # What can be read in it, for the search; empty for what is no text.
    text_column("text"),
)

finding = Table(
    "finding",
    metadata,
    owner_column(),
    Column("rule", Text, primary_key=True),
    # One bit for each level up to which somebody sees the record so that the rule finds something.
    Column("levels", Integer, nullable=False),
    Index(None, "rule", "levels"),
)
