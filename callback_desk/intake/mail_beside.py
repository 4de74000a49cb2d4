"""What a mail says beside the fields of its form: read for danger, for nothing else.

A person may have written anywhere: above the labels, below a signature, in the other
part of the mail. So all of its text counts, but for what surely is the form's own
print: its labels, options without a tick, and what is told as an answer already.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from callback_desk.intake.cell_looks import NO, YES
from callback_desk.intake.field_names import field_of_whole
from callback_desk.intake.form_pairs import field_of_label, label_of
from callback_desk.intake.html_lines import Line, html_lines
from callback_desk.intake.mail_message import CSV, HTML, Mail
from callback_desk.intake.repair import MENDED_BY_FIRST, SECURITY_SENTENCE, mend_cell
from callback_desk.intake.visitors_voice import speaks_of_self

_MAY_NEED_MENDING = re.compile(rf"[&\0]|\A[{re.escape(''.join(MENDED_BY_FIRST))}]")

MOST_BESIDE: Final = 256 * 1024
"""Characters of a mail that are read for danger; one that says more needs a look."""

_EMPTY = r"(?:\[[ _]?\]|\([ _]?\)|[☐◯○□❏❑⬜])"
_FILLED = r"(?:\[[xX✓✔*]\]|\([xX✓✔*]\)|[☑☒✓✔✅◉●])"
_UNTICKED = re.compile(
    rf"{_EMPTY}[ \t]*(?:(?!{_EMPTY}|{_FILLED})[^\n,;|.!?]){{0,60}}"
    rf"(?=[\n,;|]|{_EMPTY}|{_FILLED}|\Z)"
)
_TICK = re.compile(rf"{_FILLED}[ \t]*")
_BETWEEN_ANSWERS = re.compile(r"[\n,;|•·]")
_EDGES: Final = " \t*_•·-–:?¿.\xa0"  # noqa: RUF001  # a real dash
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")
_NOTICE = re.compile(
    r"\W*(?:please\W+)?(?:if (?:you|someone|anyone|this)|in (?:an|case of)|si (?:usted"
    r"|est[aá]|tiene|es))\b.{0,300}\b(?:988|911|800\W{1,2}273\W{0,2}(?:8255|talk)|lifeline"
    r"|emergency (?:room|services|department))\b.{0,200}"
    r"|\W*(?:the )?(?:988 )?(?:national )?suicide (?:(?:&|and) crisis|prevention)"
    r" (?:life|hot)line\W*(?:at\W+|call\W+|is\W+)?[\d\s()+\-–]{0,20}\W*",  # noqa: RUF001
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail was understood to say.

    Attributes:
        message: in the visitor's words.
        answers: what was chosen.
        labels: those that surely are the form's own.
        has_own_subject: its subject is the product's, with the form's name.
    """

    message: str = ""
    answers: str = ""
    labels: frozenset[str] = frozenset()
    has_own_subject: bool = False


def text_beside(mail: Mail, told: Told) -> str:
    """All text of a mail that none of its fields tells and no form prints.

    Args:
        mail: as it was read.
        told: what its fields say.

    Returns:
        The text; with the message over MOST_BESIDE characters if that is not all.
    """
    labels = frozenset(map(_bare, told.labels))
    known = labels | set(map(_bare, _BETWEEN_ANSWERS.split(told.answers))) | {""}
    message = f" {' '.join(told.message.split())} "
    found: list[str] = []
    room = max(MOST_BESIDE - len(told.message), 0) + 1
    for lines, is_table in _sources(mail, told):
        left = (_left(text, labels, known) for text in _texts(lines))
        words = list(filter(None, left))
        if is_table:
            # Calls are what a table of very many cells costs: most need none.
            words = [_mended(w) if _MAY_NEED_MENDING.search(w) else w for w in words]
        text = "\n".join(words).strip()
        # Only as a whole: a sentence must not lose words that stand elsewhere as well.
        if text and f" {' '.join(text.split())} " not in message:
            found.append(text[:room])
            room -= len(text)
        if room <= 0:
            break
    return "\n".join(found)


def is_forms_own(label: str, value: str, *, is_ruled: bool) -> bool:
    """Whether a label surely is a form's, and no visitor's line with a colon in it.

    Args:
        label: as it was found.
        value: what stands for it.
        is_ruled: it stands in a table, in bold, or between rules.
    """
    plain = value.strip().casefold()
    if field_of_whole(label) is not None or plain in YES or plain in NO - {""}:
        return True
    if speaks_of_self(_bare(label)):
        return False
    is_asked = label.rstrip().endswith("?") or field_of_label(label) is not None
    return is_ruled or is_asked or not plain


def without_unticked(text: str) -> str:
    """A text without the options whose box is empty, and without the ticks."""
    left = _UNTICKED.sub("", text)
    return _TICK.sub("", left).strip() if left != text or _TICK.search(text) else text


def _sources(mail: Mail, told: Told) -> Iterator[tuple[Sequence[Line], bool]]:
    """The lines of all that a mail says, part by part, and whether it is a table."""
    headers = mail.headers
    heads = [headers.address(name).name for name in ("from", "reply-to")]
    if not told.has_own_subject:
        heads.append(headers.text("subject"))
    for head in heads:
        yield [Line((head,))], False
    yield [Line((line,)) for line in mail.text.split("\n")], False
    if mail.html.strip():
        yield html_lines(mail.html, shows_hidden=True), False
    for kind, text in mail.attached:
        if kind == HTML:
            yield html_lines(text, shows_hidden=True), False
        elif kind == CSV:
            yield [Line(tuple(row)) for row in _rows(text)], True
        else:
            yield [Line((line,)) for line in text.split("\n")], False


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of an attached table, as far as it is one.

    Parted at commas alone: a `;` ends a code (`don&#039;t`), a `|` may hide a letter,
    and what was parted there would be danger no more.
    """
    lines = text.split("\n")
    try:
        # With its line ends: a cell may hold some, and words must not run together.
        yield from csv.reader(f"{line}\n" for line in lines)
    except csv.Error:
        yield lines


def _mended(text: str) -> str:
    """A table's text as the table's reader tells it, to be known for the same words.

    Only once the form's own print is out: a code may hide a box, and no words may go.
    """
    repairs: list[str] = []
    mended = mend_cell(text, repairs)
    if SECURITY_SENTENCE in repairs:
        return text
    return mended.replace("\r\n", "\n").replace("\r", "\n")


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    """Each line of each cell that is not blank."""
    for line in lines:
        for cell in line.cells:
            yield from (text for text in cell.split("\n") if text.strip())


def _left(text: str, labels: frozenset[str], known: frozenset[str]) -> str:
    """What is left of a line once all that a form printed is taken out."""
    text = without_unticked(text)
    label, value = label_of(text)
    if label and _is_known(value, known):
        if _bare(label) in labels:
            return ""
        if not speaks_of_self(_bare(label)):
            return label
    elif label and _bare(label) in labels:
        text = value
    if _is_known(text, known):
        return ""
    return "".join(
        sentence[0] for sentence in _SENTENCE.finditer(text)
        if not _is_notice(sentence[0])
    )  # fmt: skip


def _is_known(text: str, known: frozenset[str]) -> bool:
    """Whether a text is nothing but labels and answers."""
    return _bare(text) in known or all(
        _bare(part) in known for part in _BETWEEN_ANSWERS.split(text)
    )


def _is_notice(sentence: str) -> bool:
    """Whether a sentence tells whoever reads it where help is, and nobody's own woe."""
    return (
        len(sentence) < 600
        and _NOTICE.fullmatch(sentence.strip()) is not None
        and not speaks_of_self(sentence)
    )


def _bare(text: str) -> str:
    """A label or an answer without what may differ between two copies of it."""
    return " ".join(text.casefold().split()).strip(_EDGES)
