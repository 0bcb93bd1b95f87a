"""Which picture each person's Home shows, so that it is drawn again only when what it shows has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "home_pictures",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_home_pictures")),
    )


def downgrade() -> None:
    op.drop_table("home_pictures")
