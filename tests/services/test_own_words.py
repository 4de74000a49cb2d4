"""The clinic's own safety words: who sets them, and what is read by them."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.record import Record
from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_errors import OwnPhraseUnreadable, TextUnusable
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.own_words import (
    made_ready,
    own_lists,
    set_own_lists,
    try_words,
)
from callback_desk.services.quick_entry import enter_lead, foretell_entry
from callback_desk.services.staff_access import add_staff
from callback_desk.services.work_queue import show_lead, show_queue
from tests.desks import PASSWORD, copy_desk, opened
from tests.intake.workbooks import workbook

SAID = "I am checking out early"
APPROVED = date(2026, 11, 16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_desk(tmp_path)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with opened(path) as desk:
        yield desk


def own(desk: Desk, text: str, lane: Lane = Lane.HARM_TO_SELF) -> None:
    set_own_lists(desk, {lane: text}, "", None)


def priority(desk: Desk) -> list[str]:
    return [e.lead.name for e in show_queue(desk)[0].entries if e.lead.safety]


def test_what_is_typed_by_hand_is_read_by_them_at_once(desk: Desk) -> None:
    typed = Typed("Ruth Adler", "(212) 555-0177", SAID)
    assert not foretell_entry(desk, typed).safety.flagged
    own(desk, "checking out early")
    found = foretell_entry(desk, typed).safety
    assert (found.lane, found.own_words) == (Lane.HARM_TO_SELF, SAID)
    assert enter_lead(desk, typed).safety
    assert priority(desk) == ["Ruth Adler"]


def test_another_window_of_the_desk_hears_of_them(desk: Desk, path: Path) -> None:
    typed = Typed("Ruth Adler", "(212) 555-0177", SAID)
    with opened(path) as other:
        assert not foretell_entry(other, typed).safety.flagged
        own(desk, "checking out early")
        assert foretell_entry(other, typed).safety.flagged


def test_what_stands_above_the_names_of_columns_is_read_by_them(
    desk: Desk, tmp_path: Path
) -> None:
    own(desk, "checking out early")
    lines = [[SAID, "", ""], ["Name", "Phone", "Notes"], ["Bo", "2125550142", "hi"]]
    text = "".join("\t".join(line) + "\n" for line in lines)
    path = tmp_path / "leads.tsv"
    path.write_text(text, "utf-8")
    book = workbook(tmp_path / "leads.xlsx", lines)
    for opener in (
        partial(desk.open_lead_file, path),
        partial(desk.open_lead_file, book),
        partial(desk.open_pasted, text),
    ):
        kept = list[Record]()
        report = import_file(desk, opener, SourceSettings(), kept.append)
        assert report.seen == 2
        assert kept[0].safety.own_words == SAID


@pytest.mark.parametrize("rows", [3, 3_000])
def test_a_file_is_read_by_them_one_by_one_and_by_the_block(
    desk: Desk, tmp_path: Path, rows: int
) -> None:
    own(desk, "checking out early")
    own(desk, "zzyzx reaction", Lane.EMERGENCY)
    file = tmp_path / "leads.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["Name", "Phone", "Message", "Interested in"])
        for number in range(rows):
            message, ticked = "my knee hurts", "Chronic pain"
            if number == 1:
                message = SAID
            if number == 2:
                ticked = "zzyzx reaction"
            phone = f"(212) 555-{1000 + number:04}"
            table.writerow([f"Person {number:04}", phone, message, ticked])
    import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
    assert sorted(priority(desk)) == ["Person 0001", "Person 0002"]


def test_they_are_kept_with_who_approved_them_and_can_be_taken_away(
    desk: Desk,
) -> None:
    both = {Lane.HARM_TO_SELF: "", Lane.EMERGENCY: " zzyzx reaction \n"}
    set_own_lists(desk, both, "Dr. Berg", APPROVED)
    _, emergency = own_lists(desk)
    assert emergency.text.text == "zzyzx reaction"
    assert emergency.text.approved_by == "Dr. Berg"
    assert emergency.text.approved_on == APPROVED
    own(desk, "", Lane.EMERGENCY)
    assert own_lists(desk)[1].text.text == ""
    typed = Typed("Ruth Adler", "(212) 555-0177", "a zzyzx reaction")
    assert not foretell_entry(desk, typed).safety.flagged


def test_what_ships_flags_whatever_the_clinic_adds(desk: Desk) -> None:
    own(desk, "checking out early")
    entered = enter_lead(desk, Typed("Ruth Adler", "(212) 555-0177", "I want to die"))
    assert show_lead(desk, entered.lead_id).lead.safety


def test_only_an_office_manager_changes_them(desk: Desk) -> None:
    ann = add_staff(desk, "Ann Porter", Role.RECEPTIONIST, PASSWORD)
    with pytest.raises(NotAllowed):
        own(replace(desk, staff=ann), "anything at all")


@pytest.mark.parametrize("line", ["(no end", "dog*", "<want> out", "a~", "[maybe]"])
def test_a_line_that_follows_no_rule_is_named_and_nothing_is_kept(
    desk: Desk, line: str
) -> None:
    own(desk, "checking out early")
    with pytest.raises(OwnPhraseUnreadable) as refused:
        own(desk, f"fine words\n{line}")
    assert line in refused.value.sentence
    assert own_lists(desk)[0].text.text == "checking out early"


def test_an_approval_has_a_name_and_a_date(desk: Desk) -> None:
    with pytest.raises(TextUnusable):
        set_own_lists(desk, {Lane.EMERGENCY: "a phrase"}, "Dr. Berg", None)


def test_a_sentence_is_tried_with_what_is_typed_so_far(desk: Desk) -> None:
    assert try_words(desk, SAID, None) is None
    ready = made_ready({Lane.HARM_TO_SELF: "checking out early"})
    heard = try_words(desk, SAID, ready)
    assert heard is not None
    assert heard.is_own
    assert own_lists(desk)[0].text.text == ""
