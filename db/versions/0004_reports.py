"""Reports kept under a name.

Revision: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the kept reports."""
    op.create_table(
        "saved_report",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("setting", sa.Text(), server_default="[]", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_report")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Take them away again, what the history tells of them, and the letterhead."""
    op.execute("DELETE FROM setting WHERE name = 'letterhead'")
    op.execute("DELETE FROM history WHERE kind = 'report'")
    op.drop_table("saved_report")
