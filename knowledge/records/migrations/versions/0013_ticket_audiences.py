"""What each ticket's clocks rest on, so that who may not read it sees none; and for whom a corrected report is.

Of tickets that are there already nobody wrote it down: all documents of their contract's family count.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TICKETS = sa.table("tickets", sa.column("id", sa.Integer), sa.column("rests_on", sa.JSON))
_FAMILY = sa.text(
    "SELECT document_id FROM contracts WHERE id = :base OR base_id = :base "
    "OR id = (SELECT base_id FROM contracts WHERE id = :base)"
)


def upgrade() -> None:
    op.add_column("tickets", sa.Column("rests_on", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("triage_corrections", sa.Column("audience", sa.String(), nullable=False, server_default="closed"))
    connection = op.get_bind()
    for ticket, contract in connection.execute(sa.text("SELECT id, contract_id FROM tickets")).all():
        if contract is not None:
            documents = sorted(connection.scalars(_FAMILY, {"base": contract}))
            connection.execute(sa.update(_TICKETS).where(_TICKETS.c.id == ticket).values(rests_on=documents))


def downgrade() -> None:
    with op.batch_alter_table("triage_corrections") as table:
        table.drop_column("audience")
    with op.batch_alter_table("tickets") as table:
        table.drop_column("rests_on")
