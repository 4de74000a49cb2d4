"""All that one mail brings: its own form, rows of a table, forms of mails within it.

The same sending often stands in a mail more than once: in the body and in the attached
table, or in a mail that staff forwarded. It is one record, of whichever says most.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from callback_desk.domain.submission import Precision, Problem, Submission, Why
from callback_desk.intake.at_desk import ANY_DESK, AtDesk
from callback_desk.intake.attached_table import TableTooLong, attached_rows
from callback_desk.intake.form_presets import FormPresets
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.mail_kinds import forwarded_within
from callback_desk.intake.mail_message import Mail
from callback_desk.intake.mail_presets import PLAIN_MAIL
from callback_desk.intake.mail_voices import apart, rows_apart

DEEPEST: Final = 2
"""Mails within mails that are read as mails of their own."""

INSIDE: Final = "unverified: it came inside of another mail"
_TOO_LONG = Problem(
    Why.SIZE, "a long table is attached; save it from the mail and import it"
)
_LAST_DIGITS: Final = 10


class MailContents:
    """Reads mails as all the submissions that they hold.

    Args:
        reader: reads one mail as one submission.
        forms: the form products whose tables may be attached; None: none are read.
        month_first: how `3/4/2026` is read where nothing tells.
        at_desk: what is known there beside.
    """

    def __init__(
        self,
        reader: MailReader,
        forms: FormPresets | None = None,
        *,
        month_first: bool = True,
        at_desk: AtDesk = ANY_DESK,
    ) -> None:
        self._reader = reader
        self.forms = forms
        self.month_first = month_first
        self.at_desk = at_desk

    def read(self, row: int, mail: Mail, depth: int = 0) -> list[Submission]:
        """What a mail holds, one submission at least; never raises.

        Args:
            row: its number in the file, which all of them bear.
            mail: as it was read.
            depth: how many mails it stands in.
        """
        told = self._reader.read(row, mail)
        if told.problem is not None and told.problem.why is Why.SIZE:
            return [told]
        within = self._within(row, mail, depth)
        if within:
            told, *rest = _in_place_of(told, within, mail)
        else:
            rest = []
        try:
            rows = self._rows(row, mail)
        except TableTooLong:
            return apart([replace(told, problem=_TOO_LONG), *rest])
        return apart([*(_with_rows(told, rows) if rows else [told]), *rest])

    def _within(self, row: int, mail: Mail, depth: int) -> list[Submission]:
        """The forms of the mails within a mail."""
        if depth >= DEEPEST:
            return []
        found = self._forms_of(row, mail.inside, depth)
        if not found:
            for inner in forwarded_within(mail)[1]:
                found = self._forms_of(row, [inner], depth)
                if any(map(_digits, found)):
                    break
        return found

    def _forms_of(
        self, row: int, mails: Sequence[Mail], depth: int
    ) -> list[Submission]:
        return [
            replace(one, repairs=(*one.repairs, INSIDE))
            for inner in mails
            for one in self.read(row, inner, depth + 1)
            if one.recognised_as != PLAIN_MAIL
        ]

    def _rows(self, row: int, mail: Mail) -> list[Submission]:
        if self.forms is None or not mail.attached:
            return []
        rows = attached_rows(
            mail, self.forms, month_first=self.month_first, at_desk=self.at_desk
        )
        return [replace(one, row=row) for one in rows]


def _in_place_of(
    told: Submission, within: Sequence[Submission], mail: Mail
) -> list[Submission]:
    """The forms within a mail instead of what it says as a whole.

    A form of the mail's own stays beside them; else its text is read for danger.
    """
    first, *rest = within
    digits = {_digits(one) for one in within}
    own = told.recognised_as != PLAIN_MAIL and _digits(told) not in digits | {""}
    if own:
        return [told, first, *rest]
    own_text = mail.own_text if mail.inside else forwarded_within(mail)[0]
    beside = "\n".join(filter(None, (own_text, first.beside)))
    first = replace(first, raw=told.raw, beside=beside)
    return [first, *rest]


def _with_rows(told: Submission, rows: Sequence[Submission]) -> list[Submission]:
    """A mail and the rows attached to it: what both say is told once."""
    is_form = told.recognised_as != PLAIN_MAIL
    if not is_form:
        first, *rest = (_timed(one, told) for one in rows)
        words = "\n".join(filter(None, (told.message, told.beside)))
        words, rest = rows_apart(words, rest)
        return [
            replace(
                first,
                raw=told.raw,
                beside=words,
                external_id=first.external_id or told.external_id,
                repairs=(*first.repairs, *told.repairs),
            ),
            *rest,
        ]
    others: list[Submission] = []
    for one in rows:
        if _is_same(told, one, is_only=len(rows) == 1):
            told = _filled(told, one)
        else:
            others.append(_timed(one, told))
    beside, others = rows_apart(told.beside, others)
    return [replace(told, beside=beside), *others]


def _is_same(told: Submission, row: Submission, *, is_only: bool) -> bool:
    """Whether a row is the sending that its mail tells of."""
    ours, theirs = _digits(told), _digits(row)
    if ours and theirs:
        return ours == theirs
    return is_only


def _filled(told: Submission, row: Submission) -> Submission:
    """What a mail says, and what only its attached row does."""
    problem = told.problem
    if problem is not None and problem.why is Why.PHONE and _digits(row):
        problem = row.problem
    return replace(
        told,
        name=told.name or row.name,
        phone_text=told.phone_text if _digits(told) else row.phone_text,
        email=told.email or row.email,
        message=told.message or row.message,
        answers=told.answers or row.answers,
        problem=problem,
    )


def _timed(row: Submission, told: Submission) -> Submission:
    """A row with its mail's time, which is exacter, where it says no other day."""
    ours, theirs = told.received, row.received
    if ours is None:
        return row
    if theirs is None:
        return replace(row, received=ours)
    is_same_day = ours.value.date() == theirs.value.date()
    if theirs.precision is Precision.DAY and is_same_day:
        return replace(row, received=ours)
    return row


def _digits(submission: Submission) -> str:
    """The end of a number, by which two ways of writing it agree."""
    digits = "".join(filter(str.isdigit, submission.phone_text))
    return digits[-_LAST_DIGITS:]
