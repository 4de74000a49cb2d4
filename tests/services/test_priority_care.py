"""Whom the desk told, and the buttons of the crisis panel."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.errors import DatabaseLocked, UnknownLead
from callback_desk.domain.ports import Work
from callback_desk.domain.safety_care import (
    NOBODY_YET,
    Act,
    NewSafetyEntry,
    Subject,
    Told,
)
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.safety_errors import (
    NobodyNamed,
    NoteMissing,
    ToldTimeImpossible,
    UnknownSafetyEntry,
)
from callback_desk.domain.settlement_errors import SettlementWorkedOn
from callback_desk.services import priority_care
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.priority_care import (
    Stamp,
    Stamped,
    attach,
    keep,
    stamp,
    stamp_each,
    stamp_wherever,
    stamped_before,
    take_back,
    unattached,
)
from callback_desk.services.settle_record import accept_record, undo_settlement
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.wording.safety import THE_SAFETY_CONTACT
from tests.desks import copy_desk, opened
from tests.services.fake_desk import FakeDesk
from tests.services.test_settle_record import GOOD, fixed, kept
from tests.storage.stored_desk import take

BERG = Stamp(Act.TOLD, " Dr. Berg ", Told.BY_PHONE)


def in_danger(desk: FakeDesk) -> Subject:
    return Subject(lead_id=desk.new_lead(message="i want to die"))


def test_who_was_told_and_when_stands_in_the_timeline() -> None:
    desk = FakeDesk()
    ana = in_danger(desk)
    at = desk.now - timedelta(minutes=4)
    stamp(desk.desk, ana, Stamp(Act.TOLD, " Dr. Berg ", Told.BY_PHONE, at=at))
    card = show_lead(desk.desk, ana.lead_id or 0)
    assert (card.lead.care.told_to, card.lead.care.told_at) == ("Dr. Berg", at)
    event = next(e for e in card.timeline() if e.what == "safety_told")
    assert event.words == "Told Dr. Berg by phone, Kim Osei"
    assert desk.stored.audit[-1] == ("safety_told", 1, "safety_entry", 1)


def test_it_can_be_taken_back_once() -> None:
    desk = FakeDesk()
    ana = in_danger(desk)
    told = stamp(desk.desk, ana, BERG)
    take_back(desk.desk, told.entry_id)
    card = show_lead(desk.desk, ana.lead_id or 0)
    assert not card.lead.care.is_told
    assert card.timeline()[-1].words.endswith("(taken back)")
    with pytest.raises(UnknownSafetyEntry):
        take_back(desk.desk, told.entry_id)


def test_what_cannot_be_is_refused() -> None:
    desk = FakeDesk()
    ana = in_danger(desk)
    ahead = desk.now + timedelta(minutes=1)
    with pytest.raises(NobodyNamed):
        stamp(desk.desk, ana, Stamp(Act.TOLD, "  "))
    with pytest.raises(NoteMissing):
        stamp(desk.desk, ana, Stamp(Act.SKIPPED))
    with pytest.raises(ToldTimeImpossible, match="lies ahead"):
        stamp(desk.desk, ana, Stamp(Act.TOLD, "Dr. Berg", at=ahead))
    with pytest.raises(UnknownLead):
        stamp(desk.desk, Subject(lead_id=9), BERG)
    with pytest.raises(ValueError, match="signed"):
        stamp(desk.desk, ana, Stamp(Act.RELEASED))
    assert desk.stored.care == []


def test_what_was_pressed_without_a_lead_finds_its_lead_later() -> None:
    desk = FakeDesk()
    first = stamp(desk.desk, NOBODY_YET, Stamp(Act.CALLED_911))
    second = stamp(desk.desk, NOBODY_YET, Stamp(Act.TRANSFERRED))
    take_back(desk.desk, second.entry_id)
    loose = unattached(desk.desk)
    assert [entry.entry_id for entry in loose] == [first.entry_id]
    ana = in_danger(desk)
    attach(desk.desk, [first.entry_id], ana.lead_id or 0)
    assert unattached(desk.desk) == []
    card = show_lead(desk.desk, ana.lead_id or 0)
    assert [e.what for e in card.timeline()] == ["asked", "safety_called_911"]


def test_a_button_names_who_was_the_safety_contact_when_it_was_pressed() -> None:
    desk = FakeDesk()
    ana, pressed = in_danger(desk), desk.now
    set_contact_today(desk.desk, Contact("Dr. Berg", "ext. 12"), Contact("N. Cole"))
    desk.now += timedelta(minutes=1)
    set_contact_today(desk.desk, Contact("N. Cole"), None)
    desk.now += timedelta(days=1)
    # What an earlier run of the program left names nobody, nor does a locked panel.
    nameless = Stamp(Act.TOLD, THE_SAFETY_CONTACT, at=pressed)
    before = replace(nameless, at=pressed - timedelta(minutes=1))
    after = replace(nameless, at=pressed + timedelta(minutes=2))
    locked = Stamp(Act.TRANSFERRED, at=pressed + timedelta(minutes=2))
    today = replace(nameless, at=None)
    for subject, said in (
        *((ana, nameless), (ana, before), (ana, after)),
        *((NOBODY_YET, locked), (ana, today)),
    ):
        stamp_wherever(desk.desk, subject, said)
    assert [entry.told.who for entry in desk.stored.care] == [
        *("Dr. Berg", THE_SAFETY_CONTACT, "N. Cole", "N. Cole", THE_SAFETY_CONTACT)
    ]


def test_what_was_done_about_a_record_goes_with_it_to_its_lead() -> None:
    desk = FakeDesk()
    record_id = kept(desk, message="i want to die")
    stamp(desk.desk, Subject(record_id=record_id), BERG)
    fix = fixed(desk, record_id, phone_text=GOOD)
    decided = accept_record(desk.desk, record_id, fix)
    assert show_lead(desk.desk, decided.lead_id or 0).lead.care.told_to == "Dr. Berg"
    undo_settlement(desk.desk, decided.settlement_id)
    (entry,) = show_queue(desk.desk)[0].entries
    assert (entry.lead.record_id, entry.lead.care.told_to) == (record_id, "Dr. Berg")


def test_what_is_done_about_a_record_is_about_its_lead_once_it_has_one() -> None:
    desk = FakeDesk()
    record_id = kept(desk, message="i want to die")
    fix = fixed(desk, record_id, phone_text=GOOD)
    # Somebody at another desk took it in, while its number was on the telephone here.
    decided = accept_record(desk.desk, record_id, fix)
    told = stamp(desk.desk, Subject(record_id=record_id), BERG)
    assert told.changes.leads == (decided.lead_id,)
    stamp_wherever(desk.desk, Subject(record_id=record_id), BERG)
    assert [entry.told.subject for entry in desk.stored.care] == [
        Subject(decided.lead_id, record_id)
    ] * 2
    assert show_lead(desk.desk, decided.lead_id or 0).lead.care.told_to == "Dr. Berg"
    undo_settlement(desk.desk, decided.settlement_id)
    (entry,) = show_queue(desk.desk)[0].entries
    assert (entry.lead.record_id, entry.lead.care.told_to) == (record_id, "Dr. Berg")


def test_a_lead_that_somebody_was_told_about_is_not_taken_away() -> None:
    desk = FakeDesk()
    record_id = kept(desk, message="i want to die")
    decided = accept_record(
        desk.desk, record_id, fixed(desk, record_id, phone_text=GOOD)
    )
    stamp(desk.desk, Subject(lead_id=decided.lead_id), BERG)
    with pytest.raises(SettlementWorkedOn):
        undo_settlement(desk.desk, decided.settlement_id)


def test_a_time_of_a_lead_that_is_gone_is_kept_without_one() -> None:
    desk = FakeDesk()
    ahead = desk.now + timedelta(minutes=1)
    for subject in (Subject(lead_id=9), Subject(record_id=9)):
        pressed = Stamp(Act.TOLD, "Dr. Berg", at=ahead)
        assert stamp_wherever(desk.desk, subject, pressed).subject == NOBODY_YET
    # The clock was set back meanwhile: the time is now.
    assert [entry.at for entry in unattached(desk.desk)] == [desk.now] * 2


# On a real desk

ANA, BO = Subject(lead_id=1), Subject(lead_id=2)
SKIPPED = Stamp(Act.SKIPPED, note="her brother is on the line")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        rows = ("Ana Lopez,(212) 555-0142", "Bo Chen,(646) 555-0188")
        take(desk, tmp_path, *(f"{r},,i want to die,2026-11-16 10:00" for r in rows))
        yield desk


def acts(desk: Desk) -> list[tuple[Act, int | None]]:
    with desk.open_work(writes=False) as work:
        entries = [*work.safety.of(ANA), *work.safety.of(BO)]
    return [(one.act, one.told.subject.lead_id) for one in entries]


def test_a_reason_is_kept_about_each_of_them_or_about_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_at_bo(desk: Desk, work: Work, entry: NewSafetyEntry) -> Stamped:
        if entry.subject == BO:
            raise DatabaseLocked
        return keep(desk, work, entry)

    with monkeypatch.context() as patched:
        patched.setattr(priority_care, "keep", breaks_at_bo)
        with pytest.raises(DatabaseLocked):
            stamp_each(desk, [ANA, BO], SKIPPED)
    # Whoever answers once more has said it once.
    assert acts(desk) == []
    stamp_each(desk, [ANA, BO], SKIPPED)
    assert acts(desk) == [(Act.SKIPPED, 1), (Act.SKIPPED, 2)]


def test_of_two_that_were_joined_meanwhile_it_is_kept_once(desk: Desk) -> None:
    join_leads(desk, 1, 2)
    (stamped,) = stamp_each(desk, [ANA, BO], SKIPPED)
    assert stamped.subject == ANA


def test_a_time_follows_a_lead_that_was_joined_again_and_again(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, tmp_path, "Cy Diaz,(917) 555-0111,,call me,2026-11-16 10:00")
    join_leads(desk, 1, 2)
    join_leads(desk, 3, 1)
    assert stamp_wherever(desk, BO, BERG).subject == Subject(lead_id=3)
    assert show_lead(desk, 3).lead.care.told_to == "Dr. Berg"


def test_whom_the_desk_told_of_a_joined_lead_is_known_of_the_one_it_is_now(
    desk: Desk,
) -> None:
    stamp(desk, BO, BERG)
    join_leads(desk, 1, 2)
    assert show_lead(desk, 1).lead.care.told_to == "Dr. Berg"
    assert show_queue(desk)[0].entries[0].lead.care.told_to == "Dr. Berg"


def test_a_time_that_was_stored_is_known_where_its_lead_was_joined_since(
    desk: Desk,
) -> None:
    pressed = Stamp(Act.CALLED_911, at=desk.now() - timedelta(minutes=1))
    before = stamp(desk, BO, pressed)
    join_leads(desk, 1, 2)
    again = stamped_before(desk, BO, pressed)
    assert again is not None
    assert again.entry_id == before.entry_id
