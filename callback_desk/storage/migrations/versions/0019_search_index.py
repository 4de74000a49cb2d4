"""A search index, empty at first: windows fill it behind, and it is never waited for.

The database itself notes which lead changed since it was indexed, so that no way of
writing names, numbers and notes can forget to. (A later revision that makes one of
these tables anew must make its triggers anew as well.)
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# A lead's place in the index: by receipt, then by number, as search results stand.
INDEX = """
    CREATE VIRTUAL TABLE lead_search USING fts5(
        pieces, content='', contentless_delete=1, detail=none,
        tokenize="ascii tokenchars '^+~-='"
    )
"""
LEADS_MARK = "(SELECT upto FROM search_marks WHERE kind = 'lead')"
CHANGED = " OR ".join(
    f"OLD.{column} IS NOT NEW.{column}"
    for column in ("name", "phone", "is_open", "received_at", "joined_into")
)
OF_OLD = "VALUES (OLD.lead_id, (OLD.received_at << 24) | OLD.lead_id)"


def of_lead(lead: str) -> str:
    """The place of a lead that did not change itself."""
    place = "lead_id, (received_at << 24) | lead_id"
    known = f"lead_id = {lead} AND lead_id <= {LEADS_MARK}"
    return f"SELECT {place} FROM leads WHERE {known}"  # noqa: S608 - constants


# When, and what is noted; whoever is noted already keeps the place of then.
NOTED = {
    "lead_changed": (
        "UPDATE OF name, phone, is_open, received_at, joined_into ON leads",
        f"({CHANGED}) AND OLD.lead_id <= {LEADS_MARK}",
        (OF_OLD,),
    ),
    "lead_gone": ("DELETE ON leads", f"OLD.lead_id <= {LEADS_MARK}", (OF_OLD,)),
    "note_changed": (
        "UPDATE OF note, lead_id ON attempts",
        "OLD.note != '' OR NEW.note != ''",
        (of_lead("OLD.lead_id"), of_lead("NEW.lead_id")),
    ),
    "number_added": ("INSERT ON lead_numbers", "1", (of_lead("NEW.lead_id"),)),
    "number_changed": (
        "UPDATE ON lead_numbers",
        "1",
        (of_lead("OLD.lead_id"), of_lead("NEW.lead_id")),
    ),
    "number_gone": ("DELETE ON lead_numbers", "1", (of_lead("OLD.lead_id"),)),
}


def upgrade() -> None:
    """Make the index, its marks, and what notes the changes."""
    marks = op.create_table(
        "search_marks",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("upto", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_search_marks")),
    )
    op.bulk_insert(
        marks, [{"kind": kind, "upto": 0} for kind in ("form", "lead", "attempt")]
    )
    op.create_table(
        "search_stale",
        sa.Column("lead_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_search_stale")),
    )
    if op.get_context().dialect.name != "sqlite":
        # Other databases look at every lead.
        return
    op.execute(INDEX)
    for name, (event, when, told) in NOTED.items():
        notes = "".join(
            f"INSERT OR IGNORE INTO search_stale (lead_id, place) {one}; "
            for one in told
        )
        op.execute(
            f"CREATE TRIGGER search_{name} AFTER {event} FOR EACH ROW "
            f"WHEN {when} BEGIN {notes}END"
        )
