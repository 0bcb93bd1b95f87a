"""What a quote costs us beside its price, so that every later comparison counts it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("price_offers", sa.Column("own_costs", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("price_offers") as table:
        table.drop_column("own_costs")
