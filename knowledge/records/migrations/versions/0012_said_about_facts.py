"""What is said about a contract's facts: what is probable, what was assumed, and what a length counts."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_EMPTY = {"suggestions": "[]", "doubts": "[]", "units": "{}"}


def upgrade() -> None:
    for name, empty in _EMPTY.items():
        op.add_column("contracts", sa.Column(name, sa.JSON(), nullable=False, server_default=empty))


def downgrade() -> None:
    for name in _EMPTY:
        op.drop_column("contracts", name)
