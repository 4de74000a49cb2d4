"""A record of an import with its verdict, and when two submissions are one."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from callback_desk.domain.lead import Request
from callback_desk.domain.person_name import name_words
from callback_desk.domain.safety import SafetyFinding
from callback_desk.domain.submission import (
    Precision,
    Problem,
    Source,
    Submission,
    Verdict,
)
from callback_desk.domain.text_pieces import spaced_once

FINGERPRINT_BYTES = 16
_MEDIA = ("-csv", "-mail")
_DAY_LENGTH, _MINUTE_LENGTH = len("2026-11-16"), len("2026-11-16T10:00")
_STORES_FOR = {"flamingo": "cf7"}
"""Products whose exports hold what another product's mails said."""
_FORM_UNSAID = frozenset(
    {"elementor", "gravity-forms", "wpforms", "squarespace", "ninja-forms", "jotform"}
)
"""Products whose export names the form and whose mail does not, or the other way."""


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one submission.

    Attributes:
        submission: what came in.
        verdict: new, repeat, known, needs a look, or skipped.
        problem: why it needs a look or was skipped, else None.
        phone: E.164, or None.
        extension: digits, or None.
        received_at: aware UTC; the time of import where the precision is unknown.
        received_on: the clinic's date of it.
        precision: how exactly it is known.
        due_at: until when the promise made to it runs.
        interests: codes in the contract's order.
        safety: what the words about safety found.
        repairs: what was mended, one phrase each.
        barred: whether the number may not be called (do not call).
        fingerprint: the same for the same submission, whatever file it came by.
        lead_id: the lead it belongs to, once that is stored.
    """

    submission: Submission
    verdict: Verdict
    problem: Problem | None
    phone: str | None
    extension: str | None
    received_at: datetime
    received_on: date
    precision: Precision
    due_at: datetime
    interests: tuple[str, ...]
    safety: SafetyFinding
    repairs: tuple[str, ...]
    barred: bool
    fingerprint: bytes
    lead_id: int | None = None

    def told_as(self, verdict: Verdict, lead_id: int | None) -> "Record":
        """The same with a verdict and a lead; `replace` takes four times as long."""
        return Record(
            self.submission,
            verdict,
            self.problem,
            self.phone,
            self.extension,
            self.received_at,
            self.received_on,
            self.precision,
            self.due_at,
            self.interests,
            self.safety,
            self.repairs,
            self.barred,
            self.fingerprint,
            lead_id,
        )

    def as_known(self) -> "Record":
        """The same as one that came in before: nothing is wrong with it."""
        plain = self if self.problem is None else replace(self, problem=None)
        return plain.told_as(Verdict.KNOWN, None)


@dataclass(frozen=True, slots=True)
class StoredSubmission:
    """A submission of a lead, as the card and the command line show it."""

    submission_id: int
    batch_id: int
    file_name: str
    record: Record
    request_id: int | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with the lead and request that it was put to; None where it has none.

    `waits_for` is the lead of another batch that it joins once its own batch is whole.
    """

    record: Record
    lead_id: int | None
    request: Request | None
    goal_at: datetime | None
    is_new_lead: bool
    is_new_request: bool
    waits_for: int | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A stored record by which a lead asked, as far as its request is made of it.

    `opened_it`: the request began with it.
    """

    lead_id: int
    request_id: int
    received_at: datetime
    precision: Precision
    due_at: datetime
    due_version: int
    flagged: bool
    opened_it: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What some leads lost of a batch that is taken back.

    Attributes:
        leads: who lost something by it, in order.
        flagged: those of them whose words about safety were among it.
        kept: who was worked on since, so that nothing of theirs was taken.
    """

    leads: tuple[int, ...]
    flagged: frozenset[int]
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record of a pending batch that joins a lead of another one at the end."""

    submission_id: int
    lead_id: int
    record: Record


def product_of(recognised_as: str) -> str:
    """The form product behind a code such as `gravity-forms-csv`."""
    for medium in _MEDIA:
        if recognised_as.endswith(medium):
            return recognised_as.removesuffix(medium)
    return recognised_as


def is_mail(recognised_as: str) -> bool:
    """Whether a record came as a mail, whose raw text is coded for transport."""
    return recognised_as.endswith("-mail")


def stored_product(recognised_as: str) -> str:
    """The product whose form was sent, whoever stored what it said."""
    product = product_of(recognised_as)
    return _STORES_FOR.get(product, product)


def named_form(product: str, source: Source) -> str:
    """The form, where the product's exports and mails both name it; else ""."""
    return "" if product in _FORM_UNSAID else source.form or ""


def fingerprint(submission: Submission, phone: str | None) -> bytes:
    """What identifies a submission, whatever file or mailbox it comes by again.

    Same product and form (where its exports and its mails both name that), same person,
    same text, same time as written, to the minute or day. Where no time is written,
    person and text alone: then what was ticked counts as text too, so that asking again
    about something else is not lost. The same goes for a record without a good number,
    or torn: little else tells whose it is. Of what says nothing that could be read,
    only its raw text tells one from another.
    """
    when = submission.received
    written = ""
    if when is not None:
        day_only = when.precision is Precision.DAY
        written = when.value.isoformat()[: _DAY_LENGTH if day_only else _MINUTE_LENGTH]
    is_whole = phone is not None and submission.problem is None
    answers = "" if written and is_whole else submission.answers
    email = "" if is_whole else submission.email or ""
    product = stored_product(submission.recognised_as)
    parts = (
        product,
        named_form(product, submission.source),
        phone or submission.phone_text.strip(),
        " ".join(sorted(name_words(submission.name))),
        spaced_once(submission.message),
        spaced_once(answers) if answers else "",
        email.strip(),
        written,
    )
    told = parts if any(parts[2:]) else (*parts, submission.raw)
    whole = "\x1f".join(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=FINGERPRINT_BYTES).digest()
