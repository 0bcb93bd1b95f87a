"""The kept token states of passages, by which search ranks (docs/searching.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "token_states",
        sa.Column("model", sa.String(), primary_key=True),
        sa.Column("input_hash", sa.String(), primary_key=True),
        sa.Column("states", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("token_states")
