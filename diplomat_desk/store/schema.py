"""The tables of a register, as SQLAlchemy Core sees them.

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
    MetaData,
    Table,
    Text,
    column,
    table,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _owner() -> Column[int]:
    return Column(
        "initiative_id",
        ForeignKey("initiative.id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    )


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, nullable=False)


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
    _text("definition"),
    _text("colour"),
    _text("mark"),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="1"),
)

country = Table(
    "country",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    _text("alpha2"),
    Column("kind", Text, nullable=False),
    Column("valid_from", Integer),
    Column("valid_to", Integer),
    Column("version", Integer, nullable=False, server_default="1"),
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
    _text("track_reason"),
    _text("approach"),
    _text("mode"),
    _text("formality"),
    _text("scope"),
    _text("visibility"),
    _text("recognition"),
    _text("recognised_by"),
    _text("status"),
    _text("planned_start"),
    _text("planned_end"),
    _text("start"),
    _text("end"),
    Column("virtual", Boolean(create_constraint=False), nullable=False, server_default="0"),
    _text("issue"),
    _text("summary"),
    _text("objectives"),
    Column("confidentiality", Integer, nullable=False),
    _text("budget_amount"),
    _text("budget_currency"),
    _text("budget_funder"),
    Column("parent_id", ForeignKey("initiative.id")),
    # Maintained
    Column("first_day", Text),
    Column("last_day", Text),
    Column("planned", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Column("parent_level", Integer),
    Column("rounds_level", Integer),
    _text("title_key"),
    _text("countries_key"),
    _text("organisations_key"),
    _text("places_key"),
    _text("tags_key"),
    Column("created_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("binned_at", Text),
    CheckConstraint("title <> ''", name="title"),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="parent"),
    Index(None, "parent_id"),
    Index(None, "first_day", "id"),
    Index(None, "track", "first_day"),
    Index(None, "title_key"),
    sqlite_autoincrement=True,
)

# FTS5, made by the migration; kept out of the metadata, which holds plain tables only.
search = table("initiative_search", column("rowid", Integer), column("initiative_search", Text))

initiative_purpose = Table(
    "initiative_purpose", metadata, _owner(), _position(), Column("code", Text, nullable=False)
)

initiative_tag = Table(
    "initiative_tag",
    metadata,
    _owner(),
    _position(),
    Column("tag", Text, nullable=False),
    Index(None, "tag"),
)

initiative_place = Table(
    "initiative_place",
    metadata,
    _owner(),
    _position(),
    _text("city"),
    Column("country", ForeignKey("country.code")),
)

initiative_country = Table(
    "initiative_country",
    metadata,
    _owner(),
    _position(),
    Column("country", ForeignKey("country.code"), nullable=False),
    Column("role", Text, nullable=False),
    Index(None, "country", "initiative_id", "role"),
)

organisation = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

engagement = Table(
    "engagement",
    metadata,
    _owner(),
    _position(),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("role", Text, nullable=False),
    _text("as_given"),
    Index(None, "organisation_id"),
)

source = Table(
    "source",
    metadata,
    _owner(),
    _position(),
    _text("title"),
    _text("author"),
    _text("publisher"),
    _text("date"),
    _text("url"),
    _text("accessed"),
    _text("reliability"),
    _text("note"),
)

external_id = Table(
    "external_id",
    metadata,
    _owner(),
    _position(),
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
    _text("author"),
    Column("action", Text, nullable=False),
    Column("initiative_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index(None, "initiative_id"),
    sqlite_autoincrement=True,
)
