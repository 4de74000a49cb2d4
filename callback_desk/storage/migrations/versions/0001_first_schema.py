"""The first schema: staff, settings, batches, leads, requests, attempts, audit."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Epoch seconds.
INSTANT = sa.BigInteger()


def upgrade() -> None:
    """Make the tables, and the numbers that leads, requests and submissions get."""
    _settings()
    _imports()
    _leads()
    _submissions()
    kind, following = sa.column("kind", sa.Text()), sa.column("next", NUMBER)
    numbers = sa.table("numbers", kind, following)
    kinds = ("lead", "request", "submission", "settings")
    op.bulk_insert(numbers, [{"kind": name, "next": 1} for name in kinds])


def _settings() -> None:
    op.create_table(
        "numbers",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("next", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_numbers")),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff")),
        sa.UniqueConstraint("name_key", name=op.f("uq_staff_name_key")),
    )
    op.create_table(
        "outcomes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("dialled", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("closes", sa.Text(), nullable=False),
        sa.Column("next_kind", sa.Text(), nullable=False),
        sa.Column("next_amount", NUMBER, nullable=False),
        sa.Column("next_other_part", sa.Boolean(), nullable=False),
        sa.Column("next_other_part_after", NUMBER, nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("bars_number", sa.Boolean(), nullable=False),
        sa.Column("hands_over", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "holiday_years",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("subdivision", sa.Text(), nullable=False),
        sa.Column("year", NUMBER, autoincrement=False, nullable=False),
        sa.Column("library", sa.Text(), nullable=False),
        sa.Column("dates", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "country", "subdivision", "year", name=op.f("pk_holiday_years")
        ),
    )
    op.create_table(
        "calendar_versions",
        sa.Column("version_id", NUMBER, nullable=False),
        sa.Column("set_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff.staff_id"],
            name=op.f("fk_calendar_versions_staff_id_staff"),
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_calendar_versions")),
    )
    op.create_table(
        "audit",
        sa.Column("audit_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("real_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("subject_id", NUMBER, nullable=True),
        sa.Column("chain", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_audit_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit")),
    )


def _imports() -> None:
    op.create_table(
        "batches",
        sa.Column("batch_id", NUMBER, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("recognised_as", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("seen", NUMBER, nullable=False),
        sa.Column("new", NUMBER, nullable=False),
        sa.Column("repeat", NUMBER, nullable=False),
        sa.Column("known", NUMBER, nullable=False),
        sa.Column("needs_look", NUMBER, nullable=False),
        sa.Column("skipped", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_batches_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batches")),
    )
    op.create_table(
        "raw_chunks",
        sa.Column("chunk_id", NUMBER, nullable=False),
        sa.Column("batch_id", NUMBER, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.batch_id"],
            name=op.f("fk_raw_chunks_batch_id_batches"),
        ),
        sa.PrimaryKeyConstraint("chunk_id", name=op.f("pk_raw_chunks")),
    )
    op.create_index(op.f("ix_raw_chunks_batch_id"), "raw_chunks", ["batch_id"])


def _leads() -> None:
    op.create_table(
        "leads",
        sa.Column("lead_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("request_id", NUMBER, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("promised_due_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("goal_at", INSTANT, nullable=False),
        sa.Column("next_call_at", INSTANT, nullable=True),
        sa.Column("next_is_agreed", sa.Boolean(), nullable=False),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.Column("asked", NUMBER, nullable=False),
        sa.Column("last_outcome", sa.Text(), nullable=True),
        sa.Column("dialled", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["last_outcome"],
            ["outcomes.code"],
            name=op.f("fk_leads_last_outcome_outcomes"),
        ),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_leads")),
    )
    op.create_index(op.f("ix_leads_is_open_due_at"), "leads", ["is_open", "due_at"])
    op.create_index(op.f("ix_leads_phone"), "leads", ["phone"])
    op.create_table(
        "requests",
        sa.Column("request_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("lead_id", NUMBER, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("promised_due_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("version_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["leads.lead_id"], name=op.f("fk_requests_lead_id_leads")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["calendar_versions.version_id"],
            name=op.f("fk_requests_version_id_calendar_versions"),
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_due_at"), "requests", ["due_at"])
    op.create_index(op.f("ix_requests_lead_id"), "requests", ["lead_id"])
    op.create_table(
        "attempts",
        sa.Column("attempt_id", NUMBER, nullable=False),
        sa.Column("lead_id", NUMBER, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("entered_at", INSTANT, nullable=False),
        sa.Column("staff_id", NUMBER, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("next_call_at", INSTANT, nullable=True),
        sa.Column(
            "next_is_agreed", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
        sa.Column("corrects", NUMBER, nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["corrects"],
            ["attempts.attempt_id"],
            name=op.f("fk_attempts_corrects_attempts"),
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["leads.lead_id"], name=op.f("fk_attempts_lead_id_leads")
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcomes.code"], name=op.f("fk_attempts_outcome_outcomes")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_attempts_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_lead_id"), "attempts", ["lead_id"])
    op.create_table(
        "barred_numbers",
        sa.Column("attempt_id", NUMBER, nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("lifted_by", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.attempt_id"],
            name=op.f("fk_barred_numbers_attempt_id_attempts"),
        ),
        sa.ForeignKeyConstraint(
            ["lifted_by"],
            ["attempts.attempt_id"],
            name=op.f("fk_barred_numbers_lifted_by_attempts"),
        ),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_barred_numbers")),
    )
    op.create_index(op.f("ix_barred_numbers_phone"), "barred_numbers", ["phone"])


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("submission_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("batch_id", NUMBER, nullable=False),
        sa.Column("row", NUMBER, nullable=False),
        sa.Column("chunk_id", NUMBER, nullable=False),
        sa.Column("raw_start", NUMBER, nullable=False),
        sa.Column("raw_length", NUMBER, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("why_words", sa.Text(), nullable=True),
        sa.Column("recognised_as", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("lead_id", NUMBER, nullable=True),
        sa.Column("request_id", NUMBER, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone_text", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("safety_words", sa.Text(), nullable=True),
        sa.Column("safety_answer", sa.Text(), nullable=True),
        sa.Column("safety_lane", sa.Text(), nullable=True),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("campaign", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("repairs", sa.Text(), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batches.batch_id"],
            name=op.f("fk_submissions_batch_id_batches"),
        ),
        sa.ForeignKeyConstraint(
            ["chunk_id"],
            ["raw_chunks.chunk_id"],
            name=op.f("fk_submissions_chunk_id_raw_chunks"),
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["leads.lead_id"], name=op.f("fk_submissions_lead_id_leads")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["requests.request_id"],
            name=op.f("fk_submissions_request_id_requests"),
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_submissions")),
    )
    op.create_index(op.f("ix_submissions_batch_id"), "submissions", ["batch_id"])
    op.create_index(op.f("ix_submissions_fingerprint"), "submissions", ["fingerprint"])
    op.create_index(
        "ix_submissions_kept_safety",
        "submissions",
        ["received_at"],
        sqlite_where=sa.text("verdict = 'needs_look' AND safety_lane IS NOT NULL"),
        postgresql_where=sa.text("verdict = 'needs_look' AND safety_lane IS NOT NULL"),
    )
    op.create_index(op.f("ix_submissions_lead_id"), "submissions", ["lead_id"])
