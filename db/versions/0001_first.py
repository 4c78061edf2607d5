"""The first schema: initiatives whole, vocabularies, countries, organisations, search and history.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "country",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alpha2", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Integer(), nullable=True),
        sa.Column("valid_to", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_country")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_history_initiative_id"), "history", ["initiative_id"], unique=False)
    op.create_table(
        "initiative",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("track_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("approach", sa.Text(), server_default="", nullable=False),
        sa.Column("mode", sa.Text(), server_default="", nullable=False),
        sa.Column("formality", sa.Text(), server_default="", nullable=False),
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("visibility", sa.Text(), server_default="", nullable=False),
        sa.Column("recognition", sa.Text(), server_default="", nullable=False),
        sa.Column("recognised_by", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("planned_start", sa.Text(), server_default="", nullable=False),
        sa.Column("planned_end", sa.Text(), server_default="", nullable=False),
        sa.Column("start", sa.Text(), server_default="", nullable=False),
        sa.Column("end", sa.Text(), server_default="", nullable=False),
        sa.Column("virtual", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("issue", sa.Text(), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("objectives", sa.Text(), server_default="", nullable=False),
        sa.Column("confidentiality", sa.Integer(), nullable=False),
        sa.Column("budget_amount", sa.Text(), server_default="", nullable=False),
        sa.Column("budget_currency", sa.Text(), server_default="", nullable=False),
        sa.Column("budget_funder", sa.Text(), server_default="", nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("planned", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("parent_level", sa.Integer(), nullable=True),
        sa.Column("rounds_level", sa.Integer(), nullable=True),
        sa.Column("title_key", sa.Text(), server_default="", nullable=False),
        sa.Column("countries_key", sa.Text(), server_default="", nullable=False),
        sa.Column("organisations_key", sa.Text(), server_default="", nullable=False),
        sa.Column("places_key", sa.Text(), server_default="", nullable=False),
        sa.Column("tags_key", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("binned_at", sa.Text(), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_initiative_title")),
        sa.CheckConstraint(
            "parent_id IS NULL OR parent_id <> id", name=op.f("ck_initiative_parent")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["initiative.id"], name=op.f("fk_initiative_parent_id_initiative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.UniqueConstraint("reference", name=op.f("uq_initiative_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_initiative_first_day_id"), "initiative", ["first_day", "id"], unique=False
    )
    op.create_index(op.f("ix_initiative_parent_id"), "initiative", ["parent_id"], unique=False)
    op.create_index(op.f("ix_initiative_title_key"), "initiative", ["title_key"], unique=False)
    op.create_index(
        op.f("ix_initiative_track_first_day"), "initiative", ["track", "first_day"], unique=False
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name_key", name=op.f("uq_organisation_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reference_counter",
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_reference_counter")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "term",
        sa.Column("vocabulary", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), server_default="", nullable=False),
        sa.Column("colour", sa.Text(), server_default="", nullable=False),
        sa.Column("mark", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("vocabulary", "code", name=op.f("pk_term")),
    )
    op.create_table(
        "country_alias",
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_country_alias_country_code_country"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("country_code", "name", name=op.f("pk_country_alias")),
    )
    op.create_table(
        "engagement",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("as_given", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_engagement_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_engagement_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_engagement")),
    )
    op.create_index(
        op.f("ix_engagement_organisation_id"), "engagement", ["organisation_id"], unique=False
    )
    op.create_table(
        "external_id",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_external_id_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_external_id")),
    )
    op.create_index(
        op.f("ix_external_id_scheme_value"), "external_id", ["scheme", "value"], unique=False
    )
    op.create_table(
        "initiative_country",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country.code"], name=op.f("fk_initiative_country_country_country")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_initiative_country_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_initiative_country")),
    )
    op.create_index(
        op.f("ix_initiative_country_country_initiative_id_role"),
        "initiative_country",
        ["country", "initiative_id", "role"],
        unique=False,
    )
    op.create_table(
        "initiative_place",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country"], ["country.code"], name=op.f("fk_initiative_place_country_country")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_initiative_place_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_initiative_place")),
    )
    op.create_table(
        "initiative_purpose",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_initiative_purpose_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_initiative_purpose")),
    )
    op.create_table(
        "initiative_tag",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_initiative_tag_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_initiative_tag")),
    )
    op.create_index(op.f("ix_initiative_tag_tag"), "initiative_tag", ["tag"], unique=False)
    op.create_table(
        "source",
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("accessed", sa.Text(), server_default="", nullable=False),
        sa.Column("reliability", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_source_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("initiative_id", "position", name=op.f("pk_source")),
    )
    # Folded words of every readable text; the rowid is the initiative's id.
    op.execute(
        "CREATE VIRTUAL TABLE initiative_search USING fts5("
        "body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )


def downgrade() -> None:
    """Leave nothing."""
    op.execute("DROP TABLE initiative_search")
    op.drop_table("source")
    op.drop_index(op.f("ix_initiative_tag_tag"), table_name="initiative_tag")
    op.drop_table("initiative_tag")
    op.drop_table("initiative_purpose")
    op.drop_table("initiative_place")
    op.drop_index(
        op.f("ix_initiative_country_country_initiative_id_role"), table_name="initiative_country"
    )
    op.drop_table("initiative_country")
    op.drop_index(op.f("ix_external_id_scheme_value"), table_name="external_id")
    op.drop_table("external_id")
    op.drop_index(op.f("ix_engagement_organisation_id"), table_name="engagement")
    op.drop_table("engagement")
    op.drop_table("country_alias")
    op.drop_table("term")
    op.drop_table("setting")
    op.drop_table("reference_counter")
    op.drop_table("organisation")
    op.drop_index(op.f("ix_initiative_track_first_day"), table_name="initiative")
    op.drop_index(op.f("ix_initiative_title_key"), table_name="initiative")
    op.drop_index(op.f("ix_initiative_parent_id"), table_name="initiative")
    op.drop_index(op.f("ix_initiative_first_day_id"), table_name="initiative")
    op.drop_table("initiative")
    op.drop_index(op.f("ix_history_initiative_id"), table_name="history")
    op.drop_table("history")
    op.drop_table("country")
