"""People, meetings, results, sources of single facts, levels of parts, and one history for all records.

The search index has another shape; the application fills it anew after this.

Revision: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite does not tell the name of a reference that was added with its column.
_NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}


def upgrade() -> None:
    """Add what belongs to an initiative, and people and organisations as records of their own."""
    _make_first_tables()
    _make_other_tables()
    _add_columns()
    _change_search()


def _make_first_tables() -> None:
    """Make the tables that the others refer to, and the first of those that belong to an initiative."""
    op.create_table(
        "blob",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_blob")),
    )
    op.create_table(
        "dismissal",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_dismissal")),
    )
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "assessment",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), server_default="", nullable=False),
        sa.Column("rating", sa.Text(), server_default="", nullable=False),
        sa.Column("reviewer", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_assessment_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_assessment")),
    )
    op.create_index(
        "ix_assessment_raised",
        "assessment",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.create_table(
        "attachment",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("added", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["blob.digest"], name=op.f("fk_attachment_digest_blob")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_attachment_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_digest"), "attachment", ["digest"], unique=False)
    op.create_index(
        "ix_attachment_raised",
        "attachment",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.create_table(
        "claim",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Integer(), server_default="0", nullable=False),
        sa.Column("adopted", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_claim_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_claim")),
    )
    op.create_table(
        "country_name",
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_country_name_country_code_country"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("country_code", "profile", name=op.f("pk_country_name")),
    )
    op.create_table(
        "document",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("scheme", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_document_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_document")),
    )
    op.create_index(
        "ix_document_raised", "document", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "finding",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("levels", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_finding_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "rule", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_rule_levels"), "finding", ["rule", "levels"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("done", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_follow_up_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_follow_up")),
    )
    op.create_index(
        op.f("ix_follow_up_done_due_day"), "follow_up", ["done", "due_day"], unique=False
    )
    op.create_index(
        "ix_follow_up_raised",
        "follow_up",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.create_table(
        "hindrance",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_hindrance_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_hindrance")),
    )
    op.create_table(
        "initiative_interest",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_initiative_interest_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_initiative_interest")),
    )
    op.create_table(
        "link",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_link_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["initiative.id"],
            name=op.f("fk_link_target_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_target_id"), "link", ["target_id"], unique=False)


def _make_other_tables() -> None:
    """Make the other tables."""
    op.create_table(
        "meeting",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("format", sa.Text(), server_default="", nullable=False),
        sa.Column("agenda", sa.Text(), server_default="", nullable=False),
        sa.Column("attribution", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country"], ["country.code"], name=op.f("fk_meeting_country_country")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_meeting_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_first_day"), "meeting", ["first_day"], unique=False)
    op.create_index(
        "ix_meeting_raised", "meeting", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "note",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_note_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_note")),
    )
    op.create_index(
        "ix_note_raised", "note", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "outcome",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("for_whom", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("significance", sa.Text(), server_default="", nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_outcome_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_outcome")),
    )
    op.create_index(
        "ix_outcome_raised", "outcome", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("kept", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country.code"], name=op.f("fk_person_country_country")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_name_key"), "person", ["name_key"], unique=False)
    op.create_index(
        "ix_person_raised", "person", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "transfer",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("to_track", sa.Text(), server_default="", nullable=False),
        sa.Column("to_office", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("response", sa.Text(), server_default="", nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_transfer_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_transfer")),
    )
    op.create_index(
        "ix_transfer_raised", "transfer", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )
    op.create_table(
        "affiliation",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.Text(), server_default="", nullable=False),
        sa.Column("organisation_key", sa.Text(), server_default="", nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("capacity", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Text(), server_default="", nullable=False),
        sa.Column("until", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_affiliation_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name=op.f("pk_affiliation")),
    )
    op.create_index(
        op.f("ix_affiliation_organisation_key"), "affiliation", ["organisation_key"], unique=False
    )
    op.create_table(
        "appearance",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.Integer(), server_default="0", nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("affiliation", sa.Text(), server_default="", nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("capacity", sa.Text(), server_default="", nullable=False),
        sa.Column("as_given", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shown_level", sa.Integer(), server_default="0", nullable=False),
        sa.Column("affiliation_key", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_appearance_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appearance_person_id_person")
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_appearance")),
    )
    op.create_index(
        op.f("ix_appearance_affiliation_key"), "appearance", ["affiliation_key"], unique=False
    )
    op.create_index(
        op.f("ix_appearance_person_id_initiative_id"),
        "appearance",
        ["person_id", "initiative_id"],
        unique=False,
    )
    op.create_index(
        "ix_appearance_raised",
        "appearance",
        ["shown_level"],
        unique=False,
        sqlite_where=sa.text("shown_level > 0"),
    )
    op.create_table(
        "organisation_alias",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_alias_organisation_id_organisation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "position", name=op.f("pk_organisation_alias")),
    )
    op.create_index(
        op.f("ix_organisation_alias_name_key"), "organisation_alias", ["name_key"], unique=False
    )
    op.create_table(
        "person_alias",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_alias_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name=op.f("pk_person_alias")),
    )
    op.create_index(op.f("ix_person_alias_name_key"), "person_alias", ["name_key"], unique=False)


def _add_columns() -> None:
    """Give parts a level, organisations what is known of them, and the history every sort of record."""
    op.add_column(
        "engagement", sa.Column("level", sa.Integer(), server_default="0", nullable=False)
    )
    op.drop_index(op.f("ix_engagement_organisation_id"), table_name="engagement")
    op.create_index(
        op.f("ix_engagement_organisation_id_initiative_id"),
        "engagement",
        ["organisation_id", "initiative_id"],
        unique=False,
    )
    op.create_index(
        "ix_engagement_raised",
        "engagement",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.add_column(
        "history", sa.Column("kind", sa.Text(), server_default="initiative", nullable=False)
    )
    op.add_column("history", sa.Column("record_key", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE history SET record_key = CAST(initiative_id AS TEXT)")
    op.drop_index(op.f("ix_history_initiative_id"), table_name="history")
    op.create_index(
        op.f("ix_history_kind_record_key"), "history", ["kind", "record_key"], unique=False
    )
    op.drop_column("history", "initiative_id")
    op.add_column(
        "initiative_country", sa.Column("level", sa.Integer(), server_default="0", nullable=False)
    )
    op.drop_index(
        op.f("ix_initiative_country_country_initiative_id_role"), table_name="initiative_country"
    )
    op.create_index(
        op.f("ix_initiative_country_country_initiative_id_role_level"),
        "initiative_country",
        ["country", "initiative_id", "role", "level"],
        unique=False,
    )
    op.create_index(
        "ix_initiative_country_raised",
        "initiative_country",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.add_column("organisation", sa.Column("type", sa.Text(), server_default="", nullable=False))
    # Alembic has no words for a reference within ADD COLUMN, and SQLite adds none afterwards.
    op.execute(
        "ALTER TABLE organisation ADD COLUMN country TEXT"
        " CONSTRAINT fk_organisation_country_country REFERENCES country (code)"
    )
    op.execute(
        "ALTER TABLE organisation ADD COLUMN parent_id INTEGER"
        " CONSTRAINT fk_organisation_parent_id_organisation REFERENCES organisation (id)"
    )
    op.add_column(
        "organisation", sa.Column("valid_from", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "organisation", sa.Column("valid_to", sa.Text(), server_default="", nullable=False)
    )
    op.add_column("organisation", sa.Column("note", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "organisation", sa.Column("level", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "organisation", sa.Column("kept", sa.Boolean(), server_default="0", nullable=False)
    )
    op.create_index(
        "ix_organisation_raised",
        "organisation",
        ["level"],
        unique=False,
        sqlite_where=sa.text("level > 0"),
    )
    op.add_column("source", sa.Column("level", sa.Integer(), server_default="0", nullable=False))
    op.add_column("source", sa.Column("key", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_source_raised", "source", ["level"], unique=False, sqlite_where=sa.text("level > 0")
    )


def _change_search() -> None:
    """Replace the search index by one that knows levels."""
    # A claim points to its source by this number; two sources of one record must not share it.
    op.execute("UPDATE source SET key = abs(random()) % 2147483646 + 1")
    op.execute("DROP TABLE initiative_search")
    op.execute(
        "CREATE VIRTUAL TABLE text_search USING fts5("
        "title, text, people, organisations, places, meetings, outcomes, notes, sources, attachments, "
        "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )


def downgrade() -> None:
    """Take it away again, with all that it holds."""
    _take_columns()
    _drop_tables()


def _take_columns() -> None:
    """Take the columns away and bring the old search index back, empty."""
    op.execute("DROP TABLE text_search")
    op.execute(
        "CREATE VIRTUAL TABLE initiative_search USING fts5("
        "body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute("DELETE FROM history WHERE kind <> 'initiative'")
    op.drop_index("ix_source_raised", table_name="source", sqlite_where=sa.text("level > 0"))
    op.drop_column("source", "key")
    op.drop_column("source", "level")
    op.drop_index(
        "ix_organisation_raised", table_name="organisation", sqlite_where=sa.text("level > 0")
    )
    op.drop_column("organisation", "kept")
    op.drop_column("organisation", "level")
    op.drop_column("organisation", "note")
    op.drop_column("organisation", "valid_to")
    op.drop_column("organisation", "valid_from")
    # A column that refers elsewhere can only go with the whole table made anew.
    with op.batch_alter_table("organisation", naming_convention=_NAMES) as batch:
        batch.drop_constraint(op.f("fk_organisation_parent_id_organisation"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_organisation_country_country"), type_="foreignkey")
        batch.drop_column("parent_id")
        batch.drop_column("country")
    op.drop_column("organisation", "type")
    op.drop_index(
        "ix_initiative_country_raised",
        table_name="initiative_country",
        sqlite_where=sa.text("level > 0"),
    )
    op.drop_index(
        op.f("ix_initiative_country_country_initiative_id_role_level"),
        table_name="initiative_country",
    )
    op.create_index(
        op.f("ix_initiative_country_country_initiative_id_role"),
        "initiative_country",
        ["country", "initiative_id", "role"],
        unique=False,
    )
    op.drop_column("initiative_country", "level")
    op.add_column(
        "history", sa.Column("initiative_id", sa.Integer(), server_default="0", nullable=False)
    )
    op.execute(
        "UPDATE history SET initiative_id = CAST(record_key AS INTEGER) WHERE kind = 'initiative'"
    )
    op.drop_index(op.f("ix_history_kind_record_key"), table_name="history")
    op.create_index(op.f("ix_history_initiative_id"), "history", ["initiative_id"], unique=False)
    op.drop_column("history", "record_key")
    op.drop_column("history", "kind")
    op.drop_index(
        "ix_engagement_raised", table_name="engagement", sqlite_where=sa.text("level > 0")
    )
    op.drop_index(op.f("ix_engagement_organisation_id_initiative_id"), table_name="engagement")
    op.create_index(
        op.f("ix_engagement_organisation_id"), "engagement", ["organisation_id"], unique=False
    )
    op.drop_column("engagement", "level")
    op.drop_index(op.f("ix_person_alias_name_key"), table_name="person_alias")
    op.drop_index(op.f("ix_organisation_alias_name_key"), table_name="organisation_alias")
    op.drop_index(op.f("ix_appearance_person_id_initiative_id"), table_name="appearance")
    op.drop_index(op.f("ix_appearance_affiliation_key"), table_name="appearance")
    op.drop_index(op.f("ix_affiliation_organisation_key"), table_name="affiliation")
    op.drop_index(op.f("ix_person_name_key"), table_name="person")
    op.drop_index(op.f("ix_meeting_first_day"), table_name="meeting")
    op.drop_index(op.f("ix_link_target_id"), table_name="link")
    op.drop_index(op.f("ix_follow_up_done_due_day"), table_name="follow_up")
    op.drop_index(op.f("ix_finding_rule_levels"), table_name="finding")
    op.drop_index(op.f("ix_attachment_digest"), table_name="attachment")


def _drop_tables() -> None:
    """Drop the tables, those that refer first."""
    op.drop_table("person_alias")
    op.drop_table("organisation_alias")
    op.drop_index(
        "ix_appearance_raised", table_name="appearance", sqlite_where=sa.text("shown_level > 0")
    )
    op.drop_table("appearance")
    op.drop_table("affiliation")
    op.drop_index("ix_transfer_raised", table_name="transfer", sqlite_where=sa.text("level > 0"))
    op.drop_table("transfer")
    op.drop_index("ix_person_raised", table_name="person", sqlite_where=sa.text("level > 0"))
    op.drop_table("person")
    op.drop_index("ix_outcome_raised", table_name="outcome", sqlite_where=sa.text("level > 0"))
    op.drop_table("outcome")
    op.drop_index("ix_note_raised", table_name="note", sqlite_where=sa.text("level > 0"))
    op.drop_table("note")
    op.drop_index("ix_meeting_raised", table_name="meeting", sqlite_where=sa.text("level > 0"))
    op.drop_table("meeting")
    op.drop_table("link")
    op.drop_table("initiative_interest")
    op.drop_table("hindrance")
    op.drop_index("ix_follow_up_raised", table_name="follow_up", sqlite_where=sa.text("level > 0"))
    op.drop_table("follow_up")
    op.drop_table("finding")
    op.drop_index("ix_document_raised", table_name="document", sqlite_where=sa.text("level > 0"))
    op.drop_table("document")
    op.drop_table("country_name")
    op.drop_table("claim")
    op.drop_index(
        "ix_attachment_raised", table_name="attachment", sqlite_where=sa.text("level > 0")
    )
    op.drop_table("attachment")
    op.drop_index(
        "ix_assessment_raised", table_name="assessment", sqlite_where=sa.text("level > 0")
    )
    op.drop_table("assessment")
    op.drop_table("saved_filter")
    op.drop_table("dismissal")
    op.drop_table("blob")
