"""A mail understood as a submission: a product's form, any form, or a plain mail.

The order of trying: known senders and subjects, a table of two columns, a label row
above its value row, `Label: value` lines. What is no form is kept for a look, with the
name and number that were found as a proposal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from callback_desk.domain.submission import Problem, Submission, Why
from callback_desk.intake.cell_looks import (
    looks_like_email,
    looks_like_phone,
    looks_surely_like_phone,
)
from callback_desk.intake.column_plan import ColumnChooser, ColumnPlan
from callback_desk.intake.csv_records import Record
from callback_desk.intake.field_names import Field
from callback_desk.intake.form_pairs import (
    Pair,
    before_signature,
    field_of_label,
    find_pairs,
)
from callback_desk.intake.html_lines import Line
from callback_desk.intake.mail_headers import Address, read_address
from callback_desk.intake.mail_message import Mail
from callback_desk.intake.mail_presets import (
    GENERIC,
    PLAIN_MAIL,
    MailPreset,
    MailPresets,
)
from callback_desk.intake.mail_times import doubts, read_time
from callback_desk.intake.submission_cells import SubmissionReader
from callback_desk.intake.written_times import TimeFormat

LONGEST_PROPOSAL: Final = 20_000
"""Characters of a mail that is no form in which a number is looked for."""

_NAMES: Final = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
_TOLD: Final = (*_NAMES, Field.PHONE, Field.EMAIL, Field.MESSAGE, Field.INTEREST)
_NOT_FROM_LABELS: Final = (
    Field.RECEIVED_AT, Field.RECEIVED_CLOCK, Field.EXTERNAL_ID, Field.TECHNICAL,
)  # fmt: skip
_NO_TIMES: Final = TimeFormat.learn([])
_LONG_INTRODUCTION: Final = 200
_NUMBER = re.compile(
    r"(?<![\w+./-])\+?\(?[0-9][0-9 ().\-\u00a0\u2010-\u2015]{5,22}[0-9]"
    r"(?:\s{0,3}(?:x|ext\.?|extension|#)\s{0,2}[0-9]{1,6})?(?![\w-])",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?P<name>.*?)[\s<(]*(?P<email>[^\s<>()\"]+@[^\s<>()\"]+?)[>)]*")
_UNRECOGNISED = Problem(
    Why.UNRECOGNISED, "this is no form; the name and number found are a proposal"
)
_NUMBER_IN_TEXT = Problem(
    Why.PHONE, "the form has no number; the one in the text is a proposal"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that was found in a mail."""

    preset: MailPreset
    plan: ColumnPlan
    values: list[str]

    def filled(self, field: Field) -> list[str]:
        """What the form says of a field."""
        return [v for i in self.plan.of(field) if (v := self.values[i]).strip()]


class MailReader:
    """Reads mails as submissions.

    Args:
        presets: the form products that are known.
        mapping: for a field, the label that staff named; labels that a mail has not
            are passed over.
        zone: the clinic's, in which times are written down; None leaves them as sent.
    """

    def __init__(
        self,
        presets: MailPresets,
        mapping: Mapping[str, str],
        zone: ZoneInfo | None = None,
    ) -> None:
        self._presets = presets
        self._mapping = mapping
        self._zone = zone

    def read(self, row: int, mail: Mail) -> Submission:
        """The submission that a mail is; never raises, whatever it holds.

        Args:
            row: its number in the file.
            mail: as it was read.
        """
        for preset in (*self._presets.fitting(mail), GENERIC):
            form = self._find(preset, mail)
            if form is not None:
                return self._from_form(row, mail, form)
        return self._plain(row, mail)

    def _find(self, preset: MailPreset, mail: Mail) -> _Form | None:
        """The form of a product, in the first of its shapes that has a number."""
        best: _Form | None = None
        for lines in _sources(mail):
            lines = _visitors_lines(preset, lines)
            for shape in preset.shapes:
                pairs = find_pairs(shape, lines, preset.labels)
                if not any(label for label, _ in pairs):
                    continue
                form = self._planned(preset, pairs, mail)
                if not _is_form(form):
                    continue
                if any(map(looks_like_phone, form.filled(Field.PHONE))):
                    return form
                best = best or form
        return best

    def _planned(self, preset: MailPreset, pairs: list[Pair], mail: Mail) -> _Form:
        """What each label of a form means."""
        pairs = list(_clear(preset, pairs, mail))
        labels = [label for label, _ in pairs]
        values = [value for _, value in pairs]
        mapping = {f: h for f, h in self._mapping.items() if h in labels}
        plan = ColumnChooser(labels, [values], preset.form, mapping).plan()
        columns = dict(plan.columns)
        for field in _NOT_FROM_LABELS:
            columns.pop(field, None)
        others = plan.others
        if not mapping.keys() & set(_NAMES):
            guessed = [
                i for i in columns.get(Field.NAME, ())
                if field_of_label(labels[i]) not in _NAMES
            ]  # fmt: skip
            if guessed and not _is_only_person(labels, values, guessed[0]):
                # One value by itself: "Early Morning" looks like a person, too.
                del columns[Field.NAME]
                others = tuple(sorted((*others, *guessed)))
        return _Form(preset, ColumnPlan(plan.headers, columns, others), values)

    def _from_form(self, row: int, mail: Mail, form: _Form) -> Submission:
        """A submission from the labels and values of a form."""
        preset = form.preset
        reader = SubmissionReader(form.plan, preset.form, _NO_TIMES)
        record = Record(mail.raw, form.values)
        told = reader.read(row, record, is_damaged=mail.is_damaged)
        problem = Problem(Why.SIZE, mail.problem) if mail.problem else told.problem
        phone = told.phone_text
        if not phone and problem is None:
            phone = _numbers(told.message)
            problem = _NUMBER_IN_TEXT if phone else None
        reply_to = _reply_to(mail)
        source = told.source
        if source.form is None and preset.form_name is not None:
            match = preset.form_name.fullmatch(mail.headers.text("subject"))
            if match is not None:
                source = replace(source, form=match[1].strip() or None)
        return self._signed(
            replace(
                told,
                name=told.name or _shown_name(reply_to),
                phone_text=phone,
                email=told.email or reply_to.email or None,
                source=source,
                problem=problem,
            ),
            mail,
        )

    def _plain(self, row: int, mail: Mail) -> Submission:
        """A mail that is no form, kept with what may be a name and a number."""
        sender = mail.headers.address("from")
        text = "\n".join(
            " ".join(line.cells).rstrip()
            for line in before_signature(next(iter(_sources(mail)), ()))
        )
        written = (mail.headers.text("subject"), mail.shown)
        problem = Problem(Why.SIZE, mail.problem) if mail.problem else _UNRECOGNISED
        submission = Submission(
            row,
            mail.raw,
            PLAIN_MAIL,
            name=_shown_name(sender) or _shown_name(_reply_to(mail)),
            phone_text=_numbers(text),
            email=_reply_to(mail).email or sender.email or None,
            message="\n\n".join(filter(None, written)).replace("\0", ""),
            problem=problem,
        )
        return self._signed(submission, mail)

    def _signed(self, submission: Submission, mail: Mail) -> Submission:
        """A submission with its mail's time and id, and what is odd about them."""
        time = read_time(mail.headers, self._zone)
        return replace(
            submission,
            received=time.received,
            external_id=mail.headers.raw("message-id").strip("<> \t") or None,
            repairs=(*submission.repairs, *doubts(mail.headers), *time.remarks),
        )


def _sources(mail: Mail) -> Iterator[Sequence[Line]]:
    """The lines of a mail as text and, only if asked for, as HTML."""
    if mail.text.strip():
        yield mail.text_lines
    if mail.html.strip():
        yield mail.html_lines


def _visitors_lines(preset: MailPreset, lines: Sequence[Line]) -> list[Line]:
    """The lines of a mail that its visitor filled in."""
    if preset is GENERIC:
        return before_signature(lines)
    kept = list(lines)
    if preset.foot is not None:
        # The last one counts: a visitor may have drawn a rule as well.
        for index in reversed(range(len(kept))):
            if preset.foot.match(" ".join(kept[index].cells).strip()):
                kept = kept[:index] + _machine_lines(preset, kept[index:])
                break
    if preset.not_values is not None:
        pattern = preset.not_values
        kept = [
            line for line in kept
            if not pattern.fullmatch(" ".join(line.cells).strip())
        ]  # fmt: skip
    return kept


def _machine_lines(preset: MailPreset, foot: Sequence[Line]) -> list[Line]:
    """The lines of a foot that say something under a label of the product's own."""
    known = [label for labels in preset.form.fields.values() for label in labels]
    return [
        line for line in foot
        if any(cell.startswith(f"{label}:") for cell in line.cells for label in known)
    ]  # fmt: skip


def _clear(preset: MailPreset, pairs: list[Pair], mail: Mail) -> Iterator[Pair]:
    """The pairs of a form with what its product hides or puts together parted."""
    if preset.name_is_sender:
        sender = mail.headers.address("from")
        yield "Name", _shown_name(sender) or _shown_name(_reply_to(mail))
    has_message = any(v and field_of_label(n) is Field.MESSAGE for n, v in pairs)
    for label, value in pairs:
        if not label:
            is_long = len(value) > _LONG_INTRODUCTION or value.count("\n") > 1
            if preset.keeps_text_above or (is_long and not has_message):
                yield "Message", value
        elif label == preset.person:
            person = _PERSON.fullmatch(value.strip())
            address = (
                read_address(value) if person is None
                else Address(person["name"].strip(" \"'"), person["email"])
            )  # fmt: skip
            yield "Name", address.name
            yield "Email", address.email
        elif label in preset.dull and preset.dull[label].fullmatch(value.strip()):
            continue
        else:
            yield label, value


def _is_form(form: _Form) -> bool:
    """Whether so many labels are known that a form must have written them."""
    plan = form.plan
    known = {
        field
        for field in _TOLD
        for index in plan.of(field)
        if field_of_label(plan.headers[index]) is field
        or plan.headers[index] in form.preset.form.fields.get(field, ())
    }
    has_phone = bool(plan.of(Field.PHONE))
    if form.preset is not GENERIC:
        return has_phone or len(known) > 1
    is_person = bool(known & set(_NAMES))
    asks = bool(known & {Field.MESSAGE, Field.INTEREST})
    return (is_person and len(known) > 1) or (has_phone and asks)


def _is_only_person(labels: list[str], values: list[str], index: int) -> bool:
    """Whether one unknown label alone has a value written as names are."""
    written = [
        i for i, value in enumerate(values)
        if field_of_label(labels[i]) is None and _is_capitalised(value)
    ]  # fmt: skip
    return written == [index]


def _is_capitalised(value: str) -> bool:
    words = value.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)


def _reply_to(mail: Mail) -> Address:
    """Whom an answer would reach, where that is not the site itself."""
    reply_to = mail.headers.address("reply-to")
    sender = mail.headers.address("from")
    if reply_to.email.casefold() == sender.email.casefold():
        return Address()
    return reply_to


def _shown_name(address: Address) -> str:
    """The display name of an address, where it is more than the address again."""
    name = address.name.strip(" '\"")
    return "" if looks_like_email(name) or name == address.email else name


def _numbers(text: str) -> str:
    """The numbers in a text that could be dialled, each once."""
    found = (
        match[0].strip()
        for match in _NUMBER.finditer(text[:LONGEST_PROPOSAL])
        if looks_surely_like_phone(match[0].strip())
    )
    return " / ".join(list(dict.fromkeys(found))[:3])
