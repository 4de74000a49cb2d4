"""Labels and values of a form, found in a mail's lines by how they stand together."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from callback_desk.intake.field_names import Field, field_of_whole
from callback_desk.intake.header_words import fields_of_words
from callback_desk.intake.html_lines import Line

Pair = tuple[str, str]
"""A label without its colon, and what stands for it."""

ABOVE: Final = ""
"""Stands for a label over the text above the first one."""

LOOSE: Final = "…"
"""Stands for a label over text between others."""

LONGEST_LABEL: Final = 160
"""Characters of a label: clinics write whole questions."""

MOST_PAIRS: Final = 200

_LABELLED = re.compile(
    r"[ \t>*_•·\-]{0,6}(?P<label>[^:：\n]{1,160}?)[ \t]{0,20}[*_]{0,2}[:：][*_]{0,2}"  # noqa: RUF001  # the full-width colon is meant
    r"(?:[ \t\xa0]+(?P<value>.*)|)$"
)
_PARTED = re.compile(
    r"[ \t]{0,6}(?P<label>[^\n=|\-]{1,40}?)[ \t]{1,20}[=|\-–][ \t]+(?P<value>.*)$"  # noqa: RUF001  # a real dash
)
_RULED = re.compile(r"-{3,}[ \t]+[^-\s].{0,160}?[ \t]+-{3,}\s*")
"""`--- Name ---`, as WPForms writes labels in plain text."""

_EDGES: Final = " \t*_•·\xa0"
_ONE_LINE: Final = frozenset(
    {
        Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PHONE, Field.EMAIL,
        Field.INTEREST, Field.RECEIVED_AT, Field.RECEIVED_CLOCK, Field.PAGE, Field.FORM,
        Field.EXTERNAL_ID, Field.TECHNICAL, Field.CAMPAIGN,
    }
)  # fmt: skip
_ONE_VALUE: Final = _ONE_LINE - {Field.INTEREST}
"""Fields whose value is over at the line's end."""

_SHORT_LABEL: Final = 60
_FEW_WORDS: Final = 4
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
    """The labels and values that stand so; text under none as ABOVE or LOOSE.

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
    is_indented = False  # values stand in a second column: Gravity's
    for line in lines:
        text = " ".join(filter(None, line.cells))
        is_indented |= line.is_row and len(line.cells) > 1
        if _is_label_line(line, text, has_value=label is None or bool(value)):
            if label is not None:
                pairs.append((label, "\n".join(value).strip()))
            label, value = _bare(text), []
        elif is_indented and value and len(line.cells) == 1:
            continue  # the heading of a section, no part of the value above it
        elif label is not None and (text or value):
            value.append(text)
    if label is not None:
        pairs.append((label, "\n".join(value).strip()))
    return pairs


def _is_label_line(line: Line, text: str, *, has_value: bool) -> bool:
    """Whether a line is a label; right beneath one it must be bold to be the next."""
    if len(line.cells) != 1 or not text or "\n" in text or len(text) > LONGEST_LABEL:
        return False
    if line.is_strong or _RULED.fullmatch(text):
        return True
    return has_value and field_of_whole(_bare(text)) is not None


def _labelled_lines(lines: Sequence[Line], own: frozenset[str]) -> list[Pair]:
    """`Label: value`; a value runs on until the next known label.

    Anywhere but in a message any short label begins the next one. What stands between
    fields under no label is kept: a visitor may have written it.
    """
    pairs: list[Pair] = []
    above: list[str] = []
    loose: list[str] = []
    label, value, field = "", above, None
    for line in lines:
        text = " ".join(line.cells)
        found, rest = label_of(text)
        if found:
            meant = field_of_label(found)
            is_short = len(found) <= _SHORT_LABEL and value is not above
            if (
                meant is not None
                or found in own
                or (is_short and field is not Field.MESSAGE)
            ):
                if label:
                    pairs.append((label, "\n".join(value).strip()))
                elif not pairs:
                    pairs += _short_pairs_at_end(above)
                label, value, field = found, [rest], meant
                continue
        is_over = not text.strip() or field in _ONE_VALUE
        if field in _ONE_LINE and any(value) and is_over:
            pairs.append((label, "\n".join(value).strip()))
            label, value, field = "", loose, None
        value.append(text)
    if label:
        pairs.append((label, "\n".join(value).strip()))
    if between := "\n".join(loose).strip():
        pairs.append((LOOSE, between))
    told = "\n".join(above).strip()
    return [(ABOVE, told), *pairs] if told else pairs


def label_of(text: str) -> Pair:
    """The label that a line begins with, and the rest of it; "" if it has none.

    Without a colon only a well-known name is one: `Phone = …`, `Name | …`.
    """
    match = _LABELLED.match(text)
    if match is None:
        match = _PARTED.match(text)
        if match is None or field_of_whole(match["label"]) is None:
            return "", text
    return _bare(match["label"]), match["value"] or ""


def _short_pairs_at_end(lines: list[str]) -> list[Pair]:
    """Labels of few words right above the first known one; taken off the lines."""
    pairs: list[Pair] = []
    while lines and (match := _LABELLED.match(lines[-1])) is not None:
        label = _bare(match["label"])
        if not label or label.count(" ") >= _FEW_WORDS or not match["value"]:
            break
        pairs.append((label, match["value"].strip()))
        lines.pop()
    pairs.reverse()
    return pairs


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
    return [(ABOVE, above), *pairs] if above and pairs else pairs


def _bare(label: str) -> str:
    """A label without its colon, its marks and a star for "must be filled in"."""
    if _RULED.fullmatch(label):
        label = label.strip("- \t")
    return " ".join(label.strip(_EDGES).rstrip(":： *").split())  # noqa: RUF001  # the full-width colon is meant
