"""Files that may have grown: how long they were, and whether their records stand."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, exists, func, insert, select
from sqlalchemy.orm import aliased

from callback_desk.domain.grown_file import Beginning
from callback_desk.domain.submission import Verdict
from callback_desk.storage.fingerprint_table import FingerprintRow
from callback_desk.storage.fingerprints import MAKE_KNOWN
from callback_desk.storage.grown_file_table import GrownFileRow
from callback_desk.storage.import_store import DONE
from callback_desk.storage.pending import is_seen
from callback_desk.storage.tables import BatchRow, SubmissionRow

# Each costs a copy of the running hash when a file is opened.
_LATEST = 100


class GrownFileStore:
    """What is kept of them, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lengths(self) -> Collection[int]:
        """How long such files were, the latest ones whose import stands."""
        return set(
            self._connection.scalars(
                select(GrownFileRow.length)
                .join(BatchRow, BatchRow.batch_id == GrownFileRow.batch_id)
                .where(BatchRow.state == DONE)
                .order_by(GrownFileRow.batch_id.desc())
                .limit(_LATEST)
            )
        )

    def known_beginning(
        self, digests: Mapping[int, str], read_as: str
    ) -> Beginning | None:
        """The longest beginning of which every record would be known or skipped."""
        rows = self._connection.execute(
            select(
                BatchRow.batch_id,
                BatchRow.digest,
                BatchRow.seen,
                BatchRow.skipped,
                GrownFileRow.length,
            )
            .join(GrownFileRow, GrownFileRow.batch_id == BatchRow.batch_id)
            .where(
                BatchRow.state == DONE,
                GrownFileRow.length.in_(list(digests)),
                GrownFileRow.read_as == read_as,
            )
            .order_by(GrownFileRow.length.desc(), BatchRow.batch_id.desc())
        ).all()
        for row in rows:
            if row.digest == digests[row.length] and self._stands(row.batch_id):
                known = row.seen - row.skipped
                return Beginning(row.batch_id, row.length, known, row.skipped)
        return None

    def keep(
        self, batch_id: int, length: int, read_as: str, after: Beginning | None
    ) -> None:
        """Keep how long the file of an import was, and what of it was not read."""
        self._connection.execute(
            insert(GrownFileRow).values(
                batch_id=batch_id,
                length=length,
                read_as=read_as,
                after_batch=None if after is None else after.batch_id,
                known_before=0 if after is None else after.known,
                skipped_before=0 if after is None else after.skipped,
            )
        )

    def _stands(self, batch_id: int | None) -> bool:
        """Whether every record of a batch, and of those it came after, is still here.

        What is known is so only as long as another record stands that it repeats.
        """
        while batch_id is not None:
            row = self._connection.execute(
                select(
                    BatchRow.seen,
                    GrownFileRow.after_batch,
                    (GrownFileRow.known_before + GrownFileRow.skipped_before).label(
                        "before"
                    ),
                )
                .join(GrownFileRow, GrownFileRow.batch_id == BatchRow.batch_id)
                .where(BatchRow.batch_id == batch_id, BatchRow.state == DONE)
            ).one_or_none()
            if row is None or not self._has_all(batch_id, row.seen - row.before):
                return False
            batch_id = row.after_batch
        return True

    def _has_all(self, batch_id: int, count: int) -> bool:
        rows = self._connection.scalar(
            select(func.count()).where(SubmissionRow.batch_id == batch_id)
        )
        if rows != count:
            return False
        other = aliased(SubmissionRow)
        repeated = exists().where(
            FingerprintRow.fingerprint == SubmissionRow.fingerprint,
            other.submission_id == FingerprintRow.submission_id,
            other.verdict.in_(MAKE_KNOWN),
            is_seen(other.batch_id),
        )
        orphaned = select(SubmissionRow.submission_id).where(
            SubmissionRow.batch_id == batch_id,
            SubmissionRow.verdict == Verdict.KNOWN.value,
            ~repeated,
        )
        return self._connection.scalar(orphaned.limit(1)) is None
