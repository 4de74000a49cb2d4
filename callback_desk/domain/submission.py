"""A submission: what one sending of a web form said, before anyone judged it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the time of receipt is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What became of a record that came in; every record has exactly one."""

    NEW = "new"
    REPEAT = "repeat"
    KNOWN = "known"
    NEEDS_LOOK = "needs_look"
    SKIPPED = "skipped"


class Why(StrEnum):
    """Why a record was kept for a look, or skipped."""

    PHONE = "phone"
    NAME = "name"
    COLUMNS = "columns"
    QUOTES = "quotes"
    ENCODING = "encoding"
    SIZE = "size"
    UNRECOGNISED = "unrecognised"
    BLANK = "blank"
    TEST_LEAD = "test_lead"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a record cannot be taken in as it stands, with words for the person."""

    why: Why
    words: str = ""

    def __str__(self) -> str:
        return f"{self.why}: {self.words}" if self.words else self.why.value


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time as a form wrote it.

    Attributes:
        value: aware if an offset was written, else naive in a zone not yet known;
            midnight of the day where the precision is `day`.
        precision: second, minute or day.
    """

    value: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class Source:
    """Where a submission came from, as far as it says; None where it says nothing."""

    name: str | None = None
    form: str | None = None
    page: str | None = None
    campaign: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One record of a file or one mail, understood as far as reading alone can.

    Attributes:
        row: its number in the file, the header being 1 (a headerless file starts
            with 1); a mail's number in its archive, the first being 1.
        raw: the record's text exactly as it stood, line ends included; of a mail its
            bytes as text, a byte that is no UTF-8 as a lone surrogate.
        recognised_as: the form product and medium, e.g. `gravity-forms-csv`.
        name: as typed, or first and last joined by one space; "" if none.
        phone_text: the phone cell as written, after cell repairs; "" if none.
        email: as written, or None.
        message: the visitor's own words, LF line ends; "" if none.
        answers: what was chosen on the form (conditions, interests); "" if none.
        received: the time that the form wrote, or None (none, or unreadable).
        source: where it came from.
        external_id: the product's own id of the entry, a mail's Message-ID, or None.
        repairs: what was mended in its cells, one phrase each.
        problem: what the reading itself found wrong, or None.
        beside: of a mail, what stands in none of its fields: read for danger alone,
            and not stored again, for the raw text holds it.
        mends: the mark of the kept record that it stands in for, as a file that we
            saved says it, or None.
    """

    row: int
    raw: str
    recognised_as: str
    name: str = ""
    phone_text: str = ""
    email: str | None = None
    message: str = ""
    answers: str = ""
    received: WrittenTime | None = None
    source: Source = field(default_factory=Source)
    external_id: str | None = None
    repairs: tuple[str, ...] = ()
    problem: Problem | None = None
    beside: str = ""
    mends: str | None = None


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """What a phone text was read as: a number, or the problem with it.

    Attributes:
        number: E.164 such as `+12125550142`, or None.
        extension: digits, or None.
        repairs: what was mended to read it.
        problem: the words of a `phone` problem where there is no single good number.
    """

    number: str | None = None
    extension: str | None = None
    repairs: tuple[str, ...] = ()
    problem: str | None = None
