"""Labels and values by how they stand together."""

import pytest

from callback_desk.intake.form_pairs import (
    Pair,
    Shape,
    before_signature,
    find_pairs,
)
from callback_desk.intake.html_lines import Line, html_lines


def lines(text: str) -> list[Line]:
    return [Line((line,)) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Name: Ann\nPhone: 1", [("Name", "Ann"), ("Phone", "1")]),
        # A value runs on until the next known label …
        (
            "Message: a\nb\n\nc: d\nPhone: 1",
            [("Message", "a\nb\n\nc: d"), ("Phone", "1")],
        ),
        # … but a number or a name is over with its line.
        ("Phone: 1\nInsurance: yes", [("Phone", "1"), ("Insurance", "yes")]),
        ("Phone:\n1", [("Phone", "1")]),
        ("Phone: 1\nloose\nName: x", [("Phone", "1"), ("Name", "x"), ("…", "loose")]),
        ("above\nName: Ann", [("", "above"), ("Name", "Ann")]),
        ("Wer: Ann\nPhone: 1", [("Wer", "Ann"), ("Phone", "1")]),
        ("* *Name:* Ann\n• Phone : 1", [("Name", "Ann"), ("Phone", "1")]),
        (
            "Name: A\n\nWas: a\nb\n\nPhone: 1",
            [("Name", "A"), ("Was", "a\nb"), ("Phone", "1")],
        ),
        (
            "Name = Ann\nPhone | 1\nCell - 2",
            [("Name", "Ann"), ("Phone", "1"), ("Cell", "2")],
        ),
        ("a - b\nPhone - 1", [("", "a - b"), ("Phone", "1")]),
        ("Nombre：María", []),
        ("Nombre： María", [("Nombre", "María")]),
        ("see https://x.example", []),
        ("Name *: Ann", [("Name", "Ann")]),
    ],
)
def test_labelled_lines(text: str, pairs: list[Pair]) -> None:
    found = find_pairs(Shape.LINES, lines(text))
    assert [pair for pair in found if pair[0] or pairs] == pairs


def test_last_lines_leave_what_looks_like_a_label_above_them_alone() -> None:
    text = "My number: none\nok\nPhone: 1\nCondition: CRPS\n\n"
    assert find_pairs(Shape.LAST_LINES, lines(text)) == [
        ("", "My number: none\nok"),
        ("Phone", "1"),
        ("Condition", "CRPS"),
    ]


def test_two_columns_keep_empty_values_and_skip_wider_rows() -> None:
    source = (
        "<table><tr><td>Name:</td><td>Ann</td></tr><tr><td>Phone</td><td></td></tr>"
        "<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>alone</td></tr></table>"
    )
    pairs = find_pairs(Shape.TWO_COLUMNS, html_lines(source))
    assert pairs == [("Name", "Ann"), ("Phone", "")]


def test_a_label_row_stands_above_its_value_row() -> None:
    source = (
        "<p><b>Wer sind Sie?</b></p><p>Ann<br>Bell</p><p>Phone</p><p>Phone</p>"
        "<p><b>Leer</b></p><p><b>Message</b></p><p>hi</p>"
    )
    assert find_pairs(Shape.LABEL_ABOVE, html_lines(source)) == [
        ("Wer sind Sie?", "Ann\nBell"),
        ("Phone", "Phone"),
        ("Leer", ""),
        ("Message", "hi"),
    ]


def test_a_sections_heading_is_no_part_of_the_value_above_it() -> None:
    source = (
        "<table><tr><td colspan=2 style='font-weight: 700'>Cell</td></tr><tr><td>&nbsp;"
        "</td><td>646-555-0188</td></tr><tr><td colspan=2>About you</td></tr>"
        "<tr><td colspan=2><b>Wer</b></td></tr><tr><td></td><td>Ann</td></tr></table>"
    )
    pairs = find_pairs(Shape.LABEL_ABOVE, html_lines(source))
    assert pairs == [("Cell", "646-555-0188"), ("Wer", "Ann")]


def test_labels_between_rules_stand_above_their_values() -> None:
    text = (
        "--- Wer ---\n\nAnn\n\n--- Phone ---\n\n1\n\n--- Leer ---\n\n--- X ---\n\na\nb"
    )
    assert find_pairs(Shape.LABEL_ABOVE, lines(text)) == [
        ("Wer", "Ann"),
        ("Phone", "1"),
        ("Leer", ""),
        ("X", "a\nb"),
    ]


def test_a_second_copy_of_a_field_is_told_once() -> None:
    assert find_pairs(Shape.LINES, lines("Phone: 1\nPhone: 1")) == [("Phone", "1")]


@pytest.mark.parametrize(
    "stop",
    [
        "---",
        "-- ",
        "--",
        "_______",
        "> quoted",
        "Sent from my iPhone",
        "-----Original Message-----",
        "On Mon, 16 Nov 2026, Ann Bell wrote:",
        "El lun, 16 nov 2026, Ana escribió:",
    ],
)
def test_what_follows_a_signature_or_a_quoted_mail_is_others(stop: str) -> None:
    assert before_signature(lines(f"a\n{stop}\nb")) == lines("a")


def test_labels_of_the_product_itself_are_known() -> None:
    found = find_pairs(Shape.LINES, lines("Von: Ann\nhi"), frozenset({"Von"}))
    assert found == [("Von", "Ann\nhi")]
