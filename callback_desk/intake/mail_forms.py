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
from callback_desk.intake.cell_looks import is_capitalised, looks_like_phone
from callback_desk.intake.column_chooser import ColumnChooser
from callback_desk.intake.column_plan import ColumnPlan
from callback_desk.intake.csv_record import Record
from callback_desk.intake.danger_questions import asking_of_danger
from callback_desk.intake.field_names import Field, plain_header
from callback_desk.intake.form_pairs import (
    ABOVE,
    LOOSE,
    Pair,
    Shape,
    before_signature,
    field_of_label,
    find_pairs,
)
from callback_desk.intake.free_text import longest_told
from callback_desk.intake.html_lines import Line
from callback_desk.intake.mail_beside import (
    MOST_BESIDE,
    Told,
    is_forms_own,
    text_beside,
    without_unticked,
)
from callback_desk.intake.mail_kinds import is_from_staff, is_reply, machines_answer
from callback_desk.intake.mail_message import TOO_LONG, Mail
from callback_desk.intake.mail_people import (
    person_in,
    reply_to,
    shown_name,
)
from callback_desk.intake.mail_presets import (
    GENERIC,
    PLAIN_MAIL,
    MailPreset,
    MailPresets,
)
from callback_desk.intake.mail_times import doubts, read_time
from callback_desk.intake.numbers_in_text import numbers_in
from callback_desk.intake.submission_cells import SubmissionReader
from callback_desk.intake.title_lines import IsDanger, tells_nothing
from callback_desk.intake.visitors_lines import above_site_address, visitors_lines
from callback_desk.intake.written_times import TimeFormat

_NAMES: Final = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
_TOLD: Final = (*_NAMES, Field.PHONE, Field.EMAIL, Field.MESSAGE, Field.INTEREST)
_NOT_FROM_LABELS: Final = (
    Field.RECEIVED_AT, Field.RECEIVED_CLOCK, Field.EXTERNAL_ID, Field.TECHNICAL,
)  # fmt: skip
_NO_TIMES: Final = TimeFormat.learn([])
_FEW_LABELS: Final = 2
_LONG_INTRODUCTION: Final = 200
_FAR_APART = re.compile(r"\n\s*\n\s*\n|\0")
_RULED: Final = (Shape.TWO_COLUMNS, Shape.LABEL_ABOVE)
_UNRECOGNISED = Problem(
    Why.UNRECOGNISED, "this is no form; the name and number found are a proposal"
)
_NUMBER_IN_TEXT = Problem(
    Why.PHONE, "the form has no number; the one in the text is a proposal"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that was found in a mail; its labels are those that no visitor wrote."""

    preset: MailPreset
    plan: ColumnPlan
    values: list[str]
    labels: frozenset[str]

    def filled(self, field: Field) -> list[str]:
        """What the form says of a field."""
        return [v for i in self.plan.of(field) if (v := self.values[i]).strip()]


class MailReader:
    """Reads mails as submissions.

    Args:
        presets: the form products that are known.
        named: for a label, the field that staff named; labels that a mail has not
            are passed over, and so are those of times and ids: a mail has its own.
        zone: the clinic's, in which times are written down; None leaves them as sent.
        is_danger: tells it of a form's questions.
    """

    def __init__(
        self,
        presets: MailPresets,
        named: Mapping[str, str],
        zone: ZoneInfo | None = None,
        is_danger: IsDanger = tells_nothing,
    ) -> None:
        self._presets = presets
        self._named = named
        self._zone = zone
        self._is_danger = is_danger

    def read(self, row: int, mail: Mail) -> Submission:
        """The submission that a mail is; never raises, whatever it holds.

        Args:
            row: its number in the file.
            mail: as it was read.
        """
        if is_reply(mail) or machines_answer(mail):
            return self._plain(row, mail)
        for preset in (*self._presets.fitting(mail), GENERIC):
            form = self._find(preset, mail)
            if form is not None:
                return self._from_form(row, mail, form)
        return self._plain(row, mail)

    def _find(self, preset: MailPreset, mail: Mail) -> _Form | None:
        """The form of a product: as text or, if that tells no number, as HTML."""
        found: _Form | None = None
        for lines in _sources(mail):
            theirs = visitors_lines(preset, lines)
            above = above_site_address(theirs, mail)
            forms = list(self._forms(preset, above, mail))
            if len(above) < len(theirs) and not any(_worth(form)[1] for form in forms):
                forms = list(self._forms(preset, theirs, mail))
            found = max(filter(None, (found, *forms)), key=_worth, default=None)
            if found is not None and _worth(found)[0]:
                break
        return found

    def _forms(
        self, preset: MailPreset, lines: list[Line], mail: Mail
    ) -> Iterator[_Form]:
        """The forms that a mail's lines are, each read in another shape."""
        for shape in preset.shapes:
            pairs = find_pairs(shape, lines, preset.labels)
            if any(label not in {ABOVE, LOOSE} for label, _ in pairs):
                form = self._planned(preset, pairs, mail, is_ruled=shape in _RULED)
                if _is_form(form, pairs):
                    yield form
                    if preset is not GENERIC and all(_worth(form)[:2]):
                        return

    def _planned(
        self, preset: MailPreset, pairs: list[Pair], mail: Mail, *, is_ruled: bool
    ) -> _Form:
        """What each label of a form means."""
        own = preset.labels | {
            label for label, value in pairs
            if is_forms_own(label, value, is_ruled=is_ruled)
        }  # fmt: skip
        pairs = list(_clear(preset, pairs, mail))
        labels = [label for label, _ in pairs]
        values = [value for _, value in pairs]
        plain = {plain_header(label) for label in labels}
        named = {h: f for h, f in self._named.items() if plain_header(h) in plain}
        plan = ColumnChooser(labels, [values], preset.form, named).plan()
        columns = dict(plan.columns)
        for field in _NOT_FROM_LABELS:
            columns.pop(field, None)
        others = plan.others
        if set(named.values()).isdisjoint(_NAMES):
            guessed = [
                i for i in columns.get(Field.NAME, ())
                if field_of_label(labels[i]) not in _NAMES
            ]  # fmt: skip
            # A form asks for the name first; "Early Morning" looks like one, too.
            if guessed and not (guessed[0] == 0 and is_capitalised(values[0])):
                del columns[Field.NAME]
                others = tuple(sorted((*others, *guessed)))
        if Field.MESSAGE not in columns:
            told = longest_told(values, others)
            if told is not None:
                columns[Field.MESSAGE] = (told,)
                others = tuple(i for i in others if i != told)
        return _Form(preset, ColumnPlan(plan.headers, columns, others), values, own)

    def _from_form(self, row: int, mail: Mail, form: _Form) -> Submission:
        """A submission from the labels and values of a form."""
        preset = form.preset
        messages = form.plan.of(Field.MESSAGE)
        dangers = asking_of_danger(form.plan.headers, self._is_danger, messages)
        plan = form.plan.asking(dangers)
        reader = SubmissionReader(plan, preset.form, _NO_TIMES)
        record = Record(mail.raw, form.values)
        told = reader.read(row, record, is_damaged=mail.is_damaged)
        problem = Problem(Why.SIZE, mail.problem) if mail.problem else told.problem
        phone = told.phone_text
        if not phone and problem is None:
            written = [Line((line,)) for line in told.message.split("\n")]
            above = (line.cells[0] for line in before_signature(written))
            phone = numbers_in("\n".join(above))
            problem = _NUMBER_IN_TEXT if phone else None
        answer = reply_to(mail)
        source = told.source
        if source.form is None and (name := preset.names_form(mail)):
            source = replace(source, form=name)
        return self._signed(
            replace(
                told,
                name=told.name or shown_name(answer),
                phone_text=phone,
                # Of a mail that is not whole, all that is there is somebody's words.
                message=mail.shown if mail.problem else told.message,
                email=told.email or answer.email or None,
                source=source,
                problem=problem,
            ),
            mail,
            form,
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
        machine, proposes = machines_answer(mail), not is_from_staff(mail)
        if machine and not mail.problem:
            problem, proposes = Problem(Why.UNRECOGNISED, machine), False
        submission = Submission(
            row,
            mail.raw,
            PLAIN_MAIL,
            name=proposes * (shown_name(sender) or shown_name(reply_to(mail))),
            phone_text=proposes * numbers_in(text),
            email=proposes * (reply_to(mail).email or sender.email) or None,
            message=_FAR_APART.sub("\n\n", "\n\n".join(filter(None, written))),
            problem=problem,
        )
        return self._signed(submission, mail)

    def _signed(
        self, submission: Submission, mail: Mail, form: _Form | None = None
    ) -> Submission:
        """A submission with its mail's time and id, and all else that the mail says."""
        time = read_time(mail.headers, self._zone)
        told = Told(
            submission.message,
            submission.answers,
            form.labels if form else frozenset(),
            has_own_subject=bool(form and form.preset.names_form(mail)),
        )
        beside = text_beside(mail, told)
        is_long = len(submission.message) + len(beside) > MOST_BESIDE
        too_long = Problem(Why.SIZE, mail.problem or TOO_LONG)
        return replace(
            submission,
            beside=beside,
            problem=too_long if is_long and beside else submission.problem,
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


def _clear(preset: MailPreset, pairs: list[Pair], mail: Mail) -> Iterator[Pair]:
    """The pairs of a form with what its product hides or puts together parted."""
    if preset.name_is_sender:
        sender = mail.headers.address("from")
        yield "Name", shown_name(sender) or shown_name(reply_to(mail))
    has_message = any(v and field_of_label(n) is Field.MESSAGE for n, v in pairs)
    introduction = ""
    for label, value in pairs:
        if label == LOOSE and not has_message:
            yield "Message", value
        elif label == ABOVE:
            if preset.keeps_text_above:
                yield "Message", value
            elif len(value) > _LONG_INTRODUCTION or value.count("\n") > 1:
                introduction = value
        elif label in preset.person:
            address = person_in(value)
            yield "Name", address.name
            yield "Email", address.email
        elif preset.empty is not None and preset.empty.fullmatch(value.strip()):
            yield label, ""
        elif label in preset.dull and preset.dull[label].fullmatch(value.strip()):
            continue
        elif field_of_label(label) is Field.MESSAGE:
            yield label, value
        else:
            yield label, without_unticked(value)
    if introduction and not has_message:
        yield "Message", introduction


def _worth(form: _Form) -> tuple[bool, bool, int]:
    """Whether it has a number, and a name, and how many fields are filled."""
    filled = [field for field in _TOLD if form.filled(field)]
    return (
        any(map(looks_like_phone, form.filled(Field.PHONE))),
        any(field in filled for field in _NAMES),
        len(filled),
    )


def _is_form(form: _Form, pairs: list[Pair]) -> bool:
    """Whether so many labels are known that a form must have written them.

    A letter may have a line `Phone: …`; a form asks for a name as well. Where labels
    are foreign, a number and a name by their looks, and a third label, will do.
    """
    plan, own = form.plan, form.preset.form.fields
    labels = {label for label, _ in pairs}
    known = {
        field
        for field in _TOLD
        for header in {plan.headers[index] for index in plan.of(field)} & labels
        if field_of_label(header) is field or header in own.get(field, ())
    }
    has_phone = bool(form.filled(Field.PHONE))
    if form.preset.person & labels and form.filled(Field.NAME):
        known.add(Field.NAME)
    if form.preset is not GENERIC:
        return has_phone or len(known) > 1
    has_name = bool(known & set(_NAMES))
    asks = bool(known & {Field.MESSAGE, Field.INTEREST})
    if (has_name and len(known) > 1) or (Field.PHONE in known and asks):
        return True
    return has_phone and bool(form.filled(Field.NAME)) and len(labels) > _FEW_LABELS
