"""Knowledge: documents, passages with their log and vectors, people, questions with feedback."""

import sqlalchemy as sa
from alembic import op

from knowledge.records.base import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _documents()
    _passages()
    _people()
    _questions()


def downgrade() -> None:
    for table in ("feedback", "questions", "people", "vectors", "passage_log", "passages", "documents"):
        op.drop_table(table)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uri", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("vendor", sa.String(), nullable=True),
        sa.Column("contract", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("learned_at", Instant(), nullable=False),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("uri", name="uq_documents_uri"),
    )
    for column in ("audience", "vendor", "contract"):
        op.create_index(f"ix_documents_{column}", "documents", [column])


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("input", sa.String(), nullable=False),
        sa.Column("input_hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_passages_document_id_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_document_id", "passages", ["document_id"])
    op.create_index("ix_passages_input_hash", "passages", ["input_hash"])
    op.create_table(
        "passage_log",
        sa.Column("seq", _SERIAL, nullable=False),
        sa.Column("passage_id", _SERIAL, nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_passage_log"),
        sqlite_autoincrement=True,
    )
    _vectors()


def _vectors() -> None:
    op.create_table(
        "vectors",
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("input_hash", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("model", "input_hash", name="pk_vectors"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("attributes", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("slack_id", name="uq_people_slack_id"),
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_key", sa.String(), nullable=True),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("asker", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("thread_ts", sa.String(), nullable=True),
        sa.Column("message_ts", sa.String(), nullable=True),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("event_key", name="uq_questions_event_key"),
    )
    for column in ("asked_at", "asker", "thread_ts"):
        op.create_index(f"ix_questions_{column}", "questions", [column])
    _feedback()


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("given_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_feedback_question_id_questions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("question_id", "person", name="uq_feedback_question_id"),
    )
    op.create_index("ix_feedback_question_id", "feedback", ["question_id"])
