"""The register: vendors with their contacts, contracts, and facts with their quotes."""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _vendors()
    _contracts()
    _facts()


def downgrade() -> None:
    for table in ("facts", "contracts", "contacts", "vendors"):
        op.drop_table(table)


def _vendors() -> None:
    op.create_table(
        "vendors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vendors")),
        sa.UniqueConstraint("name", name=op.f("uq_vendors_name")),
    )
    vendor = sa.ForeignKeyConstraint(
        ["vendor_id"], ["vendors.id"], name=op.f("fk_contacts_vendor_id_vendors"), ondelete="CASCADE"
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vendor_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("role", "name", "email", "phone", "lang")),
        vendor,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_vendor_id"), "contacts", ["vendor_id"])


def _contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("vendor_id", sa.Integer(), nullable=True),
        sa.Column("base_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("amends", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("decision_days", sa.Integer(), nullable=True),
        sa.Column("reminder_steps", sa.JSON(), nullable=True),
        sa.Column("learned_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["base_id"], ["contracts.id"], name=op.f("fk_contracts_base_id_contracts")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_contracts_document_id_documents")),
        sa.ForeignKeyConstraint(["vendor_id"], ["vendors.id"], name=op.f("fk_contracts_vendor_id_vendors")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        sa.UniqueConstraint("document_id", name=op.f("uq_contracts_document_id")),
    )
    for column in ("amends", "base_id", "number", "vendor_id"):
        op.create_index(op.f(f"ix_contracts_{column}"), "contracts", [column])


def _facts() -> None:
    contract = sa.ForeignKeyConstraint(
        ["contract_id"], ["contracts.id"], name=op.f("fk_facts_contract_id_contracts"), ondelete="CASCADE"
    )
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("as_read", sa.JSON(), nullable=False),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", Instant(timezone=True), nullable=True),
        sa.Column("replaced_at", Instant(timezone=True), nullable=True),
        contract,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
    )
    op.create_index("ix_facts_contract_field", "facts", ["contract_id", "field"])
