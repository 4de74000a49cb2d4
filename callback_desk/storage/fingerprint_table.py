"""By what records are known: an index over them that need not be kept at once.

Fingerprints are spread all over, so that an index on the records' own table is written
anew from end to end by each transaction of a long import. Here they are put in order,
many thousands at a time (`fingerprints.py`).
"""

from sqlalchemy.orm import Mapped, mapped_column

from callback_desk.storage.tables import Row


class FingerprintRow(Row):
    """A fingerprint, and a record that has it.

    Each record of a batch that is whole has its row. No foreign key: the records know
    their fingerprints themselves, and what is removed takes its row along.
    """

    __tablename__ = "fingerprints"
    fingerprint: Mapped[bytes] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - read by SQLAlchemy, never written
