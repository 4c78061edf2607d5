"""The tables of a register, as SQLAlchemy Core sees them: initiatives, words, history.

The migrations in ``db/`` build them; a test holds both against each other. Core rather than the ORM:
an aggregate is read and written whole and leaves the store as a frozen value, so an identity map and
change tracking would have nothing to do. Columns that end in ``_key`` and the columns under
"Maintained" are derived by the writing path and never edited.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from diplomat_desk.store.schema_base import (
    level_column,
    level_index,
    metadata,
    owner_column,
    position_column,
    text_column,
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

term = Table(
    "term",
    metadata,
    Column("vocabulary", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("label", Text, nullable=False),
    text_column("definition"),
    text_column("colour"),
    text_column("mark"),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="1"),
)

country = Table(
    "country",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    text_column("alpha2"),
    Column("kind", Text, nullable=False),
    Column("valid_from", Integer),
    Column("valid_to", Integer),
    Column("version", Integer, nullable=False, server_default="1"),
)

country_name = Table(
    "country_name",
    metadata,
    Column("country_code", ForeignKey("country.code", ondelete="CASCADE"), primary_key=True),
    Column("profile", Text, primary_key=True),
    Column("name", Text, nullable=False),
)

country_alias = Table(
    "country_alias",
    metadata,
    Column("country_code", ForeignKey("country.code", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
)

initiative = Table(
    "initiative",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False),
    Column("reference", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("track", Text, nullable=False),
    text_column("track_reason"),
    text_column("approach"),
    text_column("mode"),
    text_column("formality"),
    text_column("scope"),
    text_column("visibility"),
    text_column("recognition"),
    text_column("recognised_by"),
    text_column("status"),
    text_column("planned_start"),
    text_column("planned_end"),
    text_column("start"),
    text_column("end"),
    Column("virtual", Boolean(create_constraint=False), nullable=False, server_default="0"),
    text_column("issue"),
    text_column("summary"),
    text_column("objectives"),
    Column("confidentiality", Integer, nullable=False),
    text_column("budget_amount"),
    text_column("budget_currency"),
    text_column("budget_funder"),
    Column("parent_id", ForeignKey("initiative.id")),
    # Maintained
    Column("first_day", Text),
    Column("last_day", Text),
    Column("planned", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Column("parent_level", Integer),
    Column("rounds_level", Integer),
    text_column("title_key"),
    text_column("countries_key"),
    text_column("organisations_key"),
    text_column("places_key"),
    text_column("tags_key"),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("binned_at", Text),
    CheckConstraint("title <> ''", name="title"),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="parent"),
    Index(None, "parent_id"),
    Index(None, "first_day", "id"),
    Index(None, "track", "first_day"),
    Index(None, "title_key"),
    # A narrow copy of what every count asks for, in the order on disk: without it a count reads all text.
    Index("ix_initiative_counted", "id", "binned_at", "confidentiality", "rounds_level", "first_day",
          "track", "parent_id", "parent_level"),
    sqlite_autoincrement=True,
)  # fmt: skip

initiative_purpose = Table(
    "initiative_purpose",
    metadata,
    owner_column(),
    position_column(),
    Column("code", Text, nullable=False),
)

initiative_tag = Table(
    "initiative_tag",
    metadata,
    owner_column(),
    position_column(),
    Column("tag", Text, nullable=False),
    Index(None, "tag"),
)

initiative_place = Table(
    "initiative_place",
    metadata,
    owner_column(),
    position_column(),
    text_column("city"),
    Column("country", ForeignKey("country.code")),
)

initiative_country = Table(
    "initiative_country",
    metadata,
    owner_column(),
    position_column(),
    Column("country", ForeignKey("country.code"), nullable=False),
    Column("role", Text, nullable=False),
    level_column(),
    Index(None, "country", "initiative_id", "role", "level"),
    level_index("initiative_country"),
)

engagement = Table(
    "engagement",
    metadata,
    owner_column(),
    position_column(),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("role", Text, nullable=False),
    text_column("as_given"),
    level_column(),
    Index(None, "organisation_id", "initiative_id"),
    level_index("engagement"),
)

source = Table(
    "source",
    metadata,
    owner_column(),
    position_column(),
    text_column("title"),
    text_column("author"),
    text_column("publisher"),
    text_column("date"),
    text_column("url"),
    text_column("accessed"),
    text_column("reliability"),
    text_column("note"),
    level_column(),
    Column("key", Integer, nullable=False, server_default="0"),
    level_index("source"),
)

external_id = Table(
    "external_id",
    metadata,
    owner_column(),
    position_column(),
    Column("scheme", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index(None, "scheme", "value"),
)

reference_counter = Table(
    "reference_counter",
    metadata,
    Column("period", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    text_column("author"),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False, server_default="initiative"),
    Column("record_key", Text, nullable=False, server_default=""),
    Column("before", Text),
    Column("after", Text),
    Index(None, "kind", "record_key"),
    sqlite_autoincrement=True,
)
