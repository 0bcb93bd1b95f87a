"""Renewals, the ledger beside contracts, quotes, digests, ratings and corrective actions."""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TABLES = (
    "corrective_actions", "ticket_ratings", "digest_rounds", "digest_channels", "price_offers", "contract_ledger",
    "renewal_log", "renewal_approvals", "renewal_items", "renewals",
)  # fmt: skip


def upgrade() -> None:
    _renewals()
    _renewal_parts()
    _ledger()
    _offers()
    _digests()
    _reviews()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _maybe(kind: type[sa.String] | type[sa.Date], *names: str) -> list[sa.schema.SchemaItem]:
    return [sa.Column(name, kind(), nullable=True) for name in names]


def _id(table: str) -> list[sa.schema.SchemaItem]:
    return [sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))]


def _reference(table: str, column: str, other: str, *, nullable: bool = False) -> list[sa.schema.SchemaItem]:
    name = op.f(f"fk_{table}_{column}_{other}")
    return [
        sa.Column(column, sa.Integer(), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name),
    ]


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _renewals() -> None:
    op.create_table(
        "renewals",
        *_id("renewals"),
        *_reference("renewals", "contract_id", "contracts"),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("deadline", "due", "moved_on")),
        *_text("stage", "started_by", "reason", "notice_proof"),
        *_maybe(sa.String, "owner", "decision"),
        *_maybe(sa.Date, "review_on", "notice_sent_on", "closed_on"),
        sa.Column("bases", sa.JSON(), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.UniqueConstraint("contract_id", "deadline", name=op.f("uq_renewals_contract_id")),
    )
    _index("renewals", "contract_id", "owner", "closed_on")


def _renewal_parts() -> None:
    op.create_table(
        "renewal_items",
        *_id("renewal_items"),
        *_reference("renewal_items", "renewal_id", "renewals"),
        *_text("name", "note", "done_by"),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("done_at", Instant(), nullable=False),
        sa.UniqueConstraint("renewal_id", "name", name=op.f("uq_renewal_items_renewal_id")),
    )
    op.create_table(
        "renewal_approvals",
        *_id("renewal_approvals"),
        *_reference("renewal_approvals", "renewal_id", "renewals"),
        *_text("person", "side", "comment"),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.UniqueConstraint("renewal_id", "person", name=op.f("uq_renewal_approvals_renewal_id")),
    )
    op.create_table(
        "renewal_log",
        *_id("renewal_log"),
        *_reference("renewal_log", "renewal_id", "renewals"),
        *_text("by", "kind"),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
    )
    for table in ("renewal_items", "renewal_approvals", "renewal_log"):
        _index(table, "renewal_id")


def _ledger() -> None:
    op.create_table(
        "contract_ledger",
        *_id("contract_ledger"),
        *_reference("contract_ledger", "contract_id", "contracts"),
        *_text("kind", "subject", "note", "by"),
        sa.Column("day", sa.Date(), nullable=False),
        *_maybe(sa.String, "amount", "currency"),
        sa.Column("at", Instant(), nullable=False),
    )
    op.create_index("ix_contract_ledger_contract_kind", "contract_ledger", ["contract_id", "kind"])


def _offers() -> None:
    op.create_table(
        "price_offers",
        *_id("price_offers"),
        *_reference("price_offers", "contract_id", "contracts"),
        *_reference("price_offers", "document_id", "documents", nullable=True),
        *_text("name", "audience", "content_hash", "entered_by"),
        *_maybe(sa.String, "number", "currency"),
        *_maybe(sa.Date, "offered_on", "valid_until"),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("lines", "remarks")),
        sa.Column("entered_at", Instant(), nullable=False),
    )
    _index("price_offers", "contract_id", "document_id", "content_hash")


def _digests() -> None:
    op.create_table(
        "digest_channels",
        *_id("digest_channels"),
        *_text("channel", "lang", "timezone", "at"),
        sa.Column("audiences", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("all_clear", "active")),
        sa.UniqueConstraint("channel", name=op.f("uq_digest_channels_channel")),
    )
    op.create_table(
        "digest_rounds",
        *_id("digest_rounds"),
        *_text("kind", "reader", "content_hash"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.UniqueConstraint("kind", "reader", "day", name=op.f("uq_digest_rounds_kind")),
    )


def _reviews() -> None:
    op.create_table(
        "ticket_ratings",
        *_id("ticket_ratings"),
        *_reference("ticket_ratings", "ticket_id", "tickets"),
        *_text("person"),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.UniqueConstraint("ticket_id", "person", name=op.f("uq_ticket_ratings_ticket_id")),
    )
    _index("ticket_ratings", "ticket_id")
    op.create_table(
        "corrective_actions",
        *_id("corrective_actions"),
        *_text("vendor", "text", "opened_by"),
        *_maybe(sa.String, "owner"),
        *_maybe(sa.Date, "due", "done_on"),
        sa.Column("opened_at", Instant(), nullable=False),
    )
    _index("corrective_actions", "vendor")
