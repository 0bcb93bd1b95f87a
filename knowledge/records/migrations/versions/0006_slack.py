"""What the desk knows of Slack: conversations with their members, files shared there, and contracts' cards."""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("contracts", sa.Column("refused_by", sa.String(), nullable=True))
    op.add_column("contracts", sa.Column("shown", sa.String(), nullable=True))
    op.create_table(
        "rooms",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("seen_at", Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_rooms")),
    )
    _shared_files()


def downgrade() -> None:
    op.drop_table("shared_files")
    op.drop_table("rooms")
    with op.batch_alter_table("contracts") as contracts:
        contracts.drop_column("shown")
        contracts.drop_column("refused_by")


def _shared_files() -> None:
    op.create_table(
        "shared_files",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("file", "channel", "message_ts", "thread_ts")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("person", "name", "address")),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("shared_at", Instant(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_files")),
        sa.UniqueConstraint("file", "channel", "message_ts", name=op.f("uq_shared_files_file")),
    )
    op.create_index(op.f("ix_shared_files_state"), "shared_files", ["state"])
