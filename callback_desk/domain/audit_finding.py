"""What walking the audit's chain has shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """Whether the audit is as it was written.

    Attributes:
        rows: how many rows were looked at.
        first_bad: the number of the first row that is not as it was written, or is
            missing; None where all is well.
        problem: what is wrong with it, in a sentence; None where all is well.
    """

    rows: int
    first_bad: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last row of an audit at some time.

    Attributes:
        audit_id: its number; 0 where there is none yet.
        chain: its link, which stands for it and all rows before.
    """

    audit_id: int
    chain: bytes
