"""What a question's thread is about, so that what follows is understood with it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("questions", sa.Column("subject", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("questions", "subject")
