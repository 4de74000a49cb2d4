"""When a mail was sent: its Date against the newest Received, and what is not right."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo

from callback_desk.domain.submission import Precision, WrittenTime
from callback_desk.intake.mail_headers import Headers
from callback_desk.intake.repair import DATE_UNREADABLE

APART: Final = timedelta(minutes=10)
"""Date and Received that differ by more are both told."""

IMPOSSIBLE_AHEAD: Final = timedelta(days=1)
EARLIEST_YEAR: Final = 1995
LATEST_YEAR: Final = 2199

_LONGEST_DATE: Final = 120
_SECONDS = re.compile(r"[0-9]{1,2}[:.][0-9]{2}[:.][0-9]{2}")
_FAILED = re.compile(r"\b(?:dmarc|spf)\s*=\s*(?:fail|permerror)\b", re.IGNORECASE)
_UNVERIFIED: Final = "unverified: "


@dataclass(frozen=True, slots=True)
class MailTime:
    """When a mail was sent, as far as its headers can be believed.

    Attributes:
        received: the time that counts, or None if no header tells one.
        remarks: what was odd about it, one phrase each.
    """

    received: WrittenTime | None
    remarks: tuple[str, ...]


def read_time(headers: Headers, zone: ZoneInfo | None) -> MailTime:
    """The time of a mail.

    Its Date counts. Where that is missing or cannot be, the time at which the newest
    server received it does; where the two lie apart, both are told.

    Args:
        headers: of the mail.
        zone: the clinic's: the same instant is written in it, as the export of the same
            form would be.
    """
    written = headers.raw("date")
    date = _time(written)
    received = _time(headers.raw("received").rpartition(";")[2])
    if date is None or _is_impossible(date, received):
        remarks = [DATE_UNREADABLE] if written else []
        if date is not None:
            remarks = [f"the mail's date, {_said(date)}, cannot be"]
        if received is None:
            return MailTime(None, tuple(remarks))
        remarks.append(f"its server received it {_said(received)}: that counts")
        return MailTime(_in_zone(received, zone), tuple(remarks))
    if received is None or abs(_utc(date) - _utc(received)) <= APART:
        return MailTime(_in_zone(date, zone), ())
    apart = (
        f"the mail is dated {_said(date)}, but its server received it {_said(received)}"
    )
    return MailTime(_in_zone(date, zone), (apart,))


def doubts(headers: Headers) -> tuple[str, ...]:
    """Why a mail's origin is not verified; such a mail is marked, never refused."""
    found = [
        f"the mail has no {name}"
        for name in ("From", "Date", "Message-ID")
        if not headers.raw(name)
    ]
    if headers.count("from") > 1:
        found.append("the mail names more than one sender")
    if _FAILED.search(headers.raw("authentication-results")):
        found.append("its server says that the sender may be forged")
    return tuple(_UNVERIFIED + doubt for doubt in found)


def _time(text: str) -> WrittenTime | None:
    """A date of a header (RFC 5322, and how mailers really write it)."""
    text = text.strip()
    if not text or len(text) > _LONGEST_DATE:
        return None
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None and "-0000" in text:
            moment = moment.replace(tzinfo=UTC)
        if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            return None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    seconds = _SECONDS.search(text) is not None
    return WrittenTime(moment, Precision.SECOND if seconds else Precision.MINUTE)


def _is_impossible(date: WrittenTime, received: WrittenTime | None) -> bool:
    """Whether a mail claims to be sent long after a server had received it."""
    return received is not None and _utc(date) > _utc(received) + IMPOSSIBLE_AHEAD


def _utc(time: WrittenTime) -> datetime:
    """An instant to compare; one without a zone is taken as UTC."""
    value = time.value
    return value.replace(tzinfo=value.tzinfo or UTC)


def _in_zone(time: WrittenTime, zone: ZoneInfo | None) -> WrittenTime:
    """The same instant as the clinic's clocks show it."""
    if zone is None or time.value.tzinfo is None:
        return time
    return WrittenTime(time.value.astimezone(zone), time.precision)


def _said(time: WrittenTime) -> str:
    """A time as its header writes it, short."""
    return time.value.strftime("%Y-%m-%d %H:%M:%S %z").strip()
