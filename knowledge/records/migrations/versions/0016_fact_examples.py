"""What people decided about facts as examples of this home (docs/examples.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "surroundings",
        sa.Column("contract_id", sa.Integer(), sa.ForeignKey("contracts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("taught", sa.String(), nullable=True),
    )
    op.create_table(
        "fact_examples",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("contract_id", sa.Integer(), sa.ForeignKey("contracts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("vendor", sa.String(), nullable=False),
        sa.Column("firm", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
    )
    op.create_index("ix_fact_examples_contract_id", "fact_examples", ["contract_id"])


def downgrade() -> None:
    op.drop_table("fact_examples")
    op.drop_table("surroundings")
