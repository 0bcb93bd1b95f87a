"""Corrections of triage."""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "triage_corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("text_hash", "text")),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("severity", "cause", "level", "contract")),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_triage_corrections")),
        sa.UniqueConstraint("text_hash", name=op.f("uq_triage_corrections_text_hash")),
    )


def downgrade() -> None:
    op.drop_table("triage_corrections")
