"""The vectors of what was reported, so that a repeated report is known by its meaning."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_vectors",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["ticket_events.id"], name=op.f("fk_report_vectors_event_id_ticket_events")
        ),
        sa.PrimaryKeyConstraint("event_id", "model", name=op.f("pk_report_vectors")),
    )


def downgrade() -> None:
    op.drop_table("report_vectors")
