"""Charts kept under a name, and an index that every count reads.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COUNTED = (
    "id", "binned_at", "confidentiality", "rounds_level", "first_day", "track", "parent_id", "parent_level",
)  # fmt: skip
"""The columns that every count asks for."""


def upgrade() -> None:
    """Add the kept charts and the index."""
    op.create_table(
        "saved_chart",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("chart", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), server_default="", nullable=False),
        sa.Column("tile", sa.Integer(), server_default="0", nullable=False),
        sa.Column("level", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_chart")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_initiative_counted", "initiative", list(_COUNTED), unique=False)


def downgrade() -> None:
    """Take them away again, and what the history tells of kept charts."""
    op.drop_index("ix_initiative_counted", table_name="initiative")
    op.execute("DELETE FROM history WHERE kind = 'chart'")
    op.drop_table("saved_chart")
