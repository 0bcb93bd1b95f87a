"""Whether people from outside the company are in a room, so that what is ours alone is not posted there."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("outside", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("rooms") as table:
        table.drop_column("outside")
