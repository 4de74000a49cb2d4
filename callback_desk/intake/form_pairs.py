"""Labels and values of a form, found in a mail's lines by how they stand together."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from callback_desk.intake.field_names import (
    Field,
    field_of_whole,
    fields_of_words,
)
from callback_desk.intake.html_lines import Line

Pair = tuple[str, str]
"""A label without its colon, and what stands for it."""

LONGEST_LABEL: Final = 160
"""Characters of a label: clinics write whole questions."""

MOST_PAIRS: Final = 200

_LABELLED = re.compile(
    r"[ \t>*_•·\-]{0,6}(?P<label>[^:：\n]{1,160}?)[ \t]*[*_]{0,2}[:：][*_]{0,2}"  # noqa: RUF001  # the full-width colon is meant
    r"(?:[ \t\xa0]+(?P<value>.*)|)$"
)
_EDGES: Final = " \t*_•·\xa0"
_ONE_LINE: Final = frozenset(
    {
        Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PHONE, Field.EMAIL,
        Field.INTEREST, Field.RECEIVED_AT, Field.RECEIVED_CLOCK, Field.PAGE, Field.FORM,
        Field.EXTERNAL_ID, Field.TECHNICAL, Field.CAMPAIGN,
    }
)  # fmt: skip
_SHORT_LABEL: Final = 60
_STOP = re.compile(
    r"-{3,}\s*$|--[ ]?$|_{5,}\s*$|={5,}\s*$|>|-{2,} ?Original Message"
    r"|On .{4,200} wrote:\s*$|El .{4,200} escribi[oó]:\s*$"
    r"|Sent from my \w+|Enviado desde mi \w+|Get Outlook for \w+",
    re.IGNORECASE,
)


class Shape(StrEnum):
    """How labels and values stand in a mail."""

    TWO_COLUMNS = "two-columns"
    LABEL_ABOVE = "label-above"
    LINES = "lines"
    LAST_LINES = "last-lines"


def field_of_label(label: str) -> Field | None:
    """The field that a label surely or likely names, None for any other label."""
    if len(label) > LONGEST_LABEL:
        return None
    whole = field_of_whole(label)
    if whole is not None:
        return whole
    return next(iter(fields_of_words(label)), None)


def find_pairs(
    shape: Shape, lines: Sequence[Line], own: frozenset[str] = frozenset()
) -> list[Pair]:
    """The labels and values that stand so; the text above them under the label "".

    Each pair is told once: some products send a second copy of every field.

    Args:
        shape: how they stand.
        lines: of the mail, as far as its visitor wrote them.
        own: labels that the form's product always writes.
    """
    match shape:
        case Shape.TWO_COLUMNS:
            pairs = _two_columns(lines)
        case Shape.LABEL_ABOVE:
            pairs = _label_above(lines)
        case Shape.LINES:
            pairs = _labelled_lines(lines, own)
        case Shape.LAST_LINES:
            pairs = _last_lines(lines)
    return list(dict.fromkeys(pairs))[:MOST_PAIRS]


def before_signature(lines: Sequence[Line]) -> list[Line]:
    """The lines above a rule, a signature or a quoted mail: what follows is others'."""
    for index, line in enumerate(lines):
        if not line.is_row and len(line.cells) == 1 and _STOP.match(line.cells[0]):
            return list(lines[:index])
    return list(lines)


def _two_columns(lines: Sequence[Line]) -> list[Pair]:
    """Rows of a label and its value; a value may be empty."""
    pairs: list[Pair] = []
    for line in lines:
        cells = [cell for cell in line.cells if cell]
        if len(line.cells) > 1 and line.cells[0] and len(cells) <= 2:
            label = _bare(cells[0])
            if len(label) <= LONGEST_LABEL:
                pairs.append((label, cells[1] if len(cells) == 2 else ""))
    return pairs


def _label_above(lines: Sequence[Line]) -> list[Pair]:
    """Labels on a line of their own, bold or known, with the value beneath."""
    pairs: list[Pair] = []
    label: str | None = None
    value: list[str] = []
    for line in lines:
        text = " ".join(filter(None, line.cells))
        if _is_label_line(line, text, has_value=label is None or bool(value)):
            if label is not None:
                pairs.append((label, "\n".join(value).strip()))
            label, value = _bare(text), []
        elif label is not None and (text or value):
            value.append(text)
    if label is not None:
        pairs.append((label, "\n".join(value).strip()))
    return pairs


def _is_label_line(line: Line, text: str, *, has_value: bool) -> bool:
    """Whether a line is a label; right beneath one it must be bold to be the next."""
    if len(line.cells) != 1 or not text or "\n" in text or len(text) > LONGEST_LABEL:
        return False
    if line.is_strong:
        return True
    return has_value and field_of_whole(_bare(text)) is not None


def _labelled_lines(lines: Sequence[Line], own: frozenset[str]) -> list[Pair]:
    """`Label: value`; a value runs on until the next known label.

    Behind a field of one line, such as a phone, any short label begins the next one.
    """
    pairs: list[Pair] = []
    above: list[str] = []
    label, value, field = "", above, None
    for line in lines:
        text = " ".join(line.cells)
        match = _LABELLED.match(text)
        if match is not None:
            found = _bare(match["label"])
            meant = field_of_label(found)
            is_next = (
                meant is not None
                or found in own
                or (field in _ONE_LINE and 0 < len(found) <= _SHORT_LABEL)
            )
            if is_next and found:
                if label:
                    pairs.append((label, "\n".join(value).strip()))
                label, value, field = found, [match["value"] or ""], meant
                continue
        if field in _ONE_LINE and any(value) and not text.strip():
            # The field ends here; what comes now is read by nobody's label.
            pairs.append((label, "\n".join(value).strip()))
            label, value, field = "", above, None
        value.append(text)
    if label:
        pairs.append((label, "\n".join(value).strip()))
    told = "\n".join(above).strip()
    return [("", told), *pairs] if told else pairs


def _last_lines(lines: Sequence[Line]) -> list[Pair]:
    """Unbroken last lines of `Label: value`; a label-like line above them is text."""
    texts = [" ".join(line.cells) for line in lines]
    while texts and not texts[-1].strip():
        texts.pop()
    pairs: list[Pair] = []
    while texts and (match := _LABELLED.match(texts[-1])) is not None:
        label = _bare(match["label"])
        if not label:
            break
        pairs.append((label, (match["value"] or "").strip()))
        texts.pop()
    pairs.reverse()
    above = "\n".join(texts).strip()
    return [("", above), *pairs] if above and pairs else pairs


def _bare(label: str) -> str:
    """A label without its colon, its marks and a star for "must be filled in"."""
    return " ".join(label.strip(_EDGES).rstrip(":： *").split())  # noqa: RUF001  # the full-width colon is meant
