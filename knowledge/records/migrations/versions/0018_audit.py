"""The audit log: its entries, its head, and the anchors that retention leaves; entries can only be added.

An entry cannot be changed; it can be removed only when an anchor stands at it or behind it.
"""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_GENESIS = "0" * 64
_SQLITE = (
    """CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END""",
    """CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries
    WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM audit_anchors)
    BEGIN SELECT RAISE(ABORT, 'audit entries are removed behind an anchor only'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' AND OLD.seq <= (SELECT coalesce(max(seq), 0) FROM audit_anchors) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'audit entries cannot be changed, and are removed behind an anchor only';
    END $$""",
    """CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION audit_entries_stay()""",
)


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("actor", "act", "subject")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("data", "previous", "hash")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entries")),
    )
    for name in ("actor", "act", "subject"):
        op.create_index(op.f(f"ix_audit_entries_{name}"), "audit_entries", [name])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": _GENESIS}])
    op.create_table(
        "audit_anchors",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_anchors")),
    )
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)


def downgrade() -> None:
    for table in ("audit_entries", "audit_head", "audit_anchors"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entries_stay()")
