"""Several files of one contract, and files whose newer version cannot be read (docs/knowing.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("copy_of", sa.Integer(), nullable=True))
        table.add_column(sa.Column("unread_since", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("documents") as table:
        table.drop_column("unread_since")
        table.drop_column("copy_of")
