"""What was imported, from which file and row; mappings kept for the next file, and what values stand for.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add imports with their rows, kept mappings and remembered decisions."""
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lines", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mapping", sa.Text(), server_default="", nullable=False),
        sa.Column("counts", sa.Text(), server_default="[]", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_row",
        sa.Column("import_batch_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_import_row_import_batch_id_import_batch"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"],
            ["initiative.id"],
            name=op.f("fk_import_row_initiative_id_initiative"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "import_batch_id", "row", "initiative_id", name=op.f("pk_import_row")
        ),
    )
    op.create_index(op.f("ix_import_row_initiative_id"), "import_row", ["initiative_id"])
    op.create_table(
        "import_profile",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_profile")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_import_profile_fingerprint"), "import_profile", ["fingerprint"])
    op.create_table(
        "import_decision",
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("vocabulary", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("sort", "vocabulary", "value", name=op.f("pk_import_decision")),
    )


def downgrade() -> None:
    """Take them away again, and what the history tells of imports; what was imported stays."""
    op.execute("DELETE FROM history WHERE kind = 'import'")
    op.drop_table("import_decision")
    op.drop_index(op.f("ix_import_profile_fingerprint"), table_name="import_profile")
    op.drop_table("import_profile")
    op.drop_index(op.f("ix_import_row_initiative_id"), table_name="import_row")
    op.drop_table("import_row")
    op.drop_table("import_batch")
