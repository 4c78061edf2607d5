"""Charts kept under a name, and the indexes that charts count by.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = ()
"""Table and columns of each index that some chart counts by; the mapping names the same."""


def upgrade() -> None:
    """Add the kept charts and the indexes."""
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
    for table, columns in _INDEXES:
        op.create_index(op.f(_name(table, columns)), table, list(columns), unique=False)


def downgrade() -> None:
    """Take them away again, and what the history tells of kept charts."""
    for table, columns in reversed(_INDEXES):
        op.drop_index(op.f(_name(table, columns)), table_name=table)
    op.execute("DELETE FROM history WHERE kind = 'chart'")
    op.drop_table("saved_chart")


def _name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
