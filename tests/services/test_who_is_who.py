"""Who is who: new, repeat, known; and which request an asking belongs to."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from callback_desk.domain.lead import Person, Request, Result
from callback_desk.domain.submission import Precision, Problem, Source, Verdict, Why
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead, show_queue
from tests.services.fake_desk import FakeDesk, asks, clock
from tests.services.fakes import FakeLeads


def requests_of(desk: FakeDesk, lead_id: int) -> list[Request]:
    return [request for of, request in desk.stored.requests.values() if of == lead_id]


def in_queue(desk: FakeDesk) -> list[int | None]:
    queue, _ = show_queue(desk.desk)
    return [entry.lead.lead_id for entry in (*queue.entries, *queue.resting)]


def record(desk: FakeDesk, lead_id: int, outcome: str, at: str | None = None) -> None:
    call = Call(outcome, at=clock(at) if at else None)
    record_outcome(desk.desk, lead_id, call)


def test_a_person_who_never_asked_is_new() -> None:
    assert FakeDesk().verdicts(asks()) == ["new"]


def test_the_same_submission_twice_in_one_file_is_known_the_second_time() -> None:
    assert FakeDesk().verdicts(asks(row=2), asks(row=3)) == ["new", "known"]


def test_the_same_submission_from_another_file_is_known() -> None:
    desk = FakeDesk()
    desk.take(asks())
    assert desk.verdicts(asks(row=9, raw="quoted otherwise")) == ["known"]


def test_the_same_person_with_other_words_is_a_repeat() -> None:
    desk = FakeDesk()
    words = asks(message="me again")
    assert desk.verdicts(asks(), words) == ["new", "repeat"]


def test_the_same_words_at_another_minute_are_a_repeat() -> None:
    desk = FakeDesk()
    later = asks("2026-11-16 10:01")
    assert desk.verdicts(asks("2026-11-16 10:00"), later) == ["new", "repeat"]


def test_the_same_words_from_another_form_are_a_repeat() -> None:
    other = asks(recognised_as="gravity-forms-csv")
    assert FakeDesk().verdicts(asks(), other) == ["new", "repeat"]


def test_a_mail_and_a_csv_of_one_product_are_the_same_submission() -> None:
    csv, mail = (asks(recognised_as=f"wpforms-{kind}") for kind in ("csv", "mail"))
    assert FakeDesk().verdicts(csv, mail) == ["new", "known"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("elementor-csv", "elementor-mail"), ("flamingo-csv", "cf7-mail")],
)
def test_a_form_that_only_one_of_them_names_makes_no_other_submission(
    one: str, other: str
) -> None:
    export = asks(recognised_as=one, source=Source(form="Consult (4f2a9c1)"))
    if one.startswith("flamingo"):
        export = asks(recognised_as=one)
    assert FakeDesk().verdicts(export, asks(recognised_as=other)) == ["new", "known"]


def test_without_a_written_time_person_and_text_alone_make_it_known() -> None:
    desk = FakeDesk()
    desk.take(asks(None))
    desk.now += timedelta(days=3)
    assert desk.verdicts(asks(None), asks(None, message="new words")) == [
        "known",
        "repeat",
    ]


def test_without_a_written_time_another_tick_is_another_asking() -> None:
    one, other = asks(None, answers="PTSD"), asks(None, answers="Chronic pain")
    assert FakeDesk().verdicts(one, other) == ["new", "repeat"]


@pytest.mark.parametrize(
    "name", ["LOPEZ, ANA", "ana lopez", "A. Lopez", "Ána López", "Lopez Ana"]
)
def test_a_name_that_agrees_is_the_same_person(name: str) -> None:
    again = asks("2026-11-16 11:00", name=name)
    assert FakeDesk().verdicts(asks(), again) == ["new", "repeat"]


def test_another_name_on_the_same_number_is_another_lead_of_the_household() -> None:
    desk = FakeDesk()
    assert desk.verdicts(asks(), asks(name="Rosa Lopez Vega")) == ["new", "new"]
    assert {lead.person.phone for lead in desk.stored.leads.values()} == {
        "+12125550142"
    }
    assert len(desk.stored.leads) == 2


def test_each_of_a_household_asks_again_as_themselves() -> None:
    desk = FakeDesk()
    desk.take(asks(), asks(name="Peter Miller"))
    _, again = desk.take(asks("2026-11-16 11:00", name="Peter Miller"))
    assert [(r.verdict.value, r.lead_id) for r in again] == [("repeat", 2)]


def test_the_same_name_on_another_number_is_new() -> None:
    assert FakeDesk().verdicts(asks(), asks(phone_text="6465550143")) == ["new", "new"]


def test_new_leads_and_requests_get_numbers_without_gaps() -> None:
    desk = FakeDesk()
    desk.take(
        asks(), asks(row=3), asks(phone_text="none"), asks(phone_text="6465550143")
    )
    assert (list(desk.stored.leads), list(desk.stored.requests)) == ([1, 2], [1, 2])


def test_a_record_kept_for_a_look_is_known_when_it_comes_again() -> None:
    desk = FakeDesk()
    torn = asks(problem=Problem(Why.QUOTES), answers="all that was told")
    assert desk.verdicts(asks(phone_text="no phone"), torn) == ["needs_look"] * 2
    assert desk.verdicts(asks(phone_text="no phone"), torn) == ["known"] * 2


def test_an_earlier_date_moves_the_receipt_of_the_only_request() -> None:
    desk = FakeDesk()
    earlier = asks("2026-11-12", message="me again")
    assert desk.verdicts(asks("2026-11-16 10:00"), earlier) == ["new", "repeat"]
    (request,) = requests_of(desk, 1)
    assert request.received_at == clock("2026-11-12 00:00")
    assert request.due_at == clock("2026-11-13 17:00")


def test_two_people_who_left_an_email_alone_are_two_people() -> None:
    nobody = {"name": "", "phone_text": "", "message": ""}
    one = asks("2026-11-16", email="ana@example.net", **nobody)
    other = asks("2026-11-16", email="rosa@example.net", **nobody)
    assert FakeDesk().verdicts(one, other, one) == ["needs_look", "needs_look", "known"]


def test_two_torn_records_with_other_words_are_two_records() -> None:
    torn = {"name": "", "phone_text": "", "message": "", "problem": Problem(Why.QUOTES)}
    one = asks("2026-11-16", answers="Ana said this", **torn)
    other = asks("2026-11-16", answers="Bo said that", **torn)
    assert FakeDesk().verdicts(one, other) == ["needs_look", "needs_look"]


def test_a_skipped_record_makes_nothing_known() -> None:
    desk = FakeDesk()
    blank = asks(problem=Problem(Why.BLANK))
    assert desk.verdicts(blank, blank) == ["skipped", "skipped"]


# Which request an asking belongs to


def test_asking_again_before_contact_joins_and_the_earliest_deadline_stays() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 10:00"))
    desk.take(asks("2026-11-13 11:00"))
    (request,) = requests_of(desk, lead_id)
    assert request.due_at == request.promised_due_at == clock("2026-11-13 17:00")
    assert request.received_at == clock("2026-11-12 10:00")


def test_a_late_import_of_an_earlier_asking_moves_the_open_request_earlier() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    desk.take(asks("2026-11-11 10:00"))
    (request,) = requests_of(desk, lead_id)
    assert request.received_at == clock("2026-11-11 10:00")
    assert request.due_at == request.promised_due_at == clock("2026-11-12 17:00")
    card = show_lead(desk.desk, lead_id)
    assert card.lead.due_at == clock("2026-11-12 17:00")
    assert card.lead.asked == 2


def test_a_try_without_contact_does_not_end_a_request() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "no_answer", "2026-11-13 12:00")
    desk.take(asks("2026-11-13 14:00"))
    assert len(requests_of(desk, lead_id)) == 1


@pytest.mark.parametrize("outcome", ["left_voicemail", "booked", "spam", "deceased"])
def test_asking_after_contact_or_closing_is_a_new_request_of_an_open_lead(
    outcome: str,
) -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, outcome, "2026-11-13 12:00")
    assert desk.verdicts(asks("2026-11-13 14:00")) == ["repeat"]
    first, second = requests_of(desk, lead_id)
    assert second.due_at == clock("2026-11-16 17:00")
    assert first.due_at == clock("2026-11-16 17:00")
    card = show_lead(desk.desk, lead_id)
    assert card.state.is_open
    assert card.state.current.request == second
    assert (card.lead.dialled, card.lead.contact) == (False, False)
    assert lead_id in in_queue(desk)


def test_the_new_request_after_contact_has_a_deadline_of_its_own() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-11 11:00"))
    record(desk, lead_id, "left_voicemail", "2026-11-11 12:00")
    desk.take(asks("2026-11-16 09:00"))
    assert [r.due_at for r in requests_of(desk, lead_id)] == [
        clock("2026-11-12 17:00"),
        clock("2026-11-17 17:00"),
    ]


def test_asked_before_the_contact_but_imported_after_it_joins_the_answered_one() -> (
    None
):
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "booked", "2026-11-13 15:00")
    assert desk.verdicts(asks("2026-11-13 14:00")) == ["repeat"]
    assert len(requests_of(desk, lead_id)) == 1
    assert in_queue(desk) == []


def test_an_asking_between_two_requests_joins_the_later_one() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 11:00"))
    record(desk, lead_id, "left_voicemail", "2026-11-12 12:00")
    desk.take(asks("2026-11-16 10:00"))
    desk.take(asks("2026-11-13 10:00"))
    first, second = requests_of(desk, lead_id)
    assert first.received_at == clock("2026-11-12 11:00")
    assert second.received_at == clock("2026-11-13 10:00")
    assert second.due_at == clock("2026-11-16 17:00")


def test_asking_twice_after_contact_is_one_new_request() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 11:00"))
    record(desk, lead_id, "left_voicemail", "2026-11-12 12:00")
    desk.take(asks("2026-11-13 10:00"), asks("2026-11-13 11:00"))
    assert len(requests_of(desk, lead_id)) == 2


def test_on_the_day_of_the_contact_a_date_alone_is_in_doubt_and_opens_the_lead() -> (
    None
):
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "booked", "2026-11-16 10:00")
    desk.take(asks("2026-11-16"))
    card = show_lead(desk.desk, lead_id)
    assert card.state.is_open
    assert (card.lead.dialled, card.lead.contact) == (False, False)
    assert card.lead.due_at == clock("2026-11-17 17:00")
    # What was kept stays kept.
    assert card.state.requests[0].result(desk.now) is Result.KEPT
    assert in_queue(desk) == [lead_id]


def test_a_date_before_the_day_of_the_contact_joins() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 11:00"))
    record(desk, lead_id, "booked", "2026-11-16 10:00")
    desk.take(asks("2026-11-13"))
    assert len(requests_of(desk, lead_id)) == 1


def test_a_date_that_joins_a_later_request_takes_no_call_from_the_first() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-12 11:00"))
    record(desk, lead_id, "left_voicemail", "2026-11-13 10:00")
    desk.take(asks("2026-11-13 14:00"))
    desk.take(asks("2026-11-13", message="the date alone"))
    card = show_lead(desk.desk, lead_id)
    assert [s.first_contact_at for s in card.state.requests] == [
        clock("2026-11-13 10:00"),
        None,
    ]


def test_with_no_time_at_all_it_counts_as_asked_now() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "booked")
    _, (again,) = desk.take(asks(None, message="whenever that was"))
    assert again.precision is Precision.UNKNOWN
    assert len(requests_of(desk, lead_id)) == 2
    assert in_queue(desk) == [lead_id]


def test_a_clock_that_runs_ahead_does_not_keep_calls_from_the_new_request() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "booked", "2026-11-16 12:00")
    desk.take(asks("2026-11-16 18:00"))
    assert in_queue(desk) == [lead_id]
    desk.now += timedelta(minutes=10)
    record(desk, lead_id, "booked")
    assert in_queue(desk) == []


def test_words_about_safety_open_a_lead_that_was_closed_without_knowing_them() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead(clock("2026-11-13 11:00"))
    record(desk, lead_id, "not_interested", "2026-11-16 12:00")
    unread = asks("2026-11-13 14:00", message="i want to die")
    assert desk.verdicts(unread) == ["repeat"]
    queue, _ = show_queue(desk.desk)
    assert [entry.lead.lead_id for entry in queue.entries] == [lead_id]
    assert queue.counts["safety"] == 1
    # Nobody has answered this one: it begins behind the call that closed the lead.
    _, unanswered = requests_of(desk, lead_id)
    assert unanswered.received_at > clock("2026-11-16 12:00")


def test_words_about_safety_put_an_open_lead_on_top_when_it_asks_again() -> None:
    desk = FakeDesk()
    desk.take(asks("2026-11-10 10:00", phone_text="6465550143", name="Bo Chen"))
    lead_id = desk.new_lead()
    desk.take(asks("2026-11-16 12:59", message="i want to die"))
    assert in_queue(desk)[0] == lead_id


# Numbers that may not be called


def test_a_barred_number_stays_off_the_list_after_it_asked_again() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    desk.take(asks(name="Peter Miller"))
    record(desk, lead_id, "do_not_call")
    assert in_queue(desk) == []
    desk.now += timedelta(hours=1)
    _, heard = desk.take(asks("2026-11-16 14:00"), asks(name="Third Person"))
    assert [(r.verdict, r.barred) for r in heard] == [
        (Verdict.REPEAT, True),
        (Verdict.NEW, True),
    ]
    assert in_queue(desk) == []


def test_a_barred_number_with_words_about_safety_stands_on_top_all_the_same() -> None:
    desk = FakeDesk()
    lead_id = desk.new_lead()
    record(desk, lead_id, "do_not_call")
    desk.now += timedelta(hours=1)
    desk.take(asks("2026-11-16 14:00", message="suicidal"))
    assert in_queue(desk) == [lead_id]


def test_nobody_is_looked_for_of_a_file_that_comes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, looked_for = FakeDesk(), list[str]()
    people_with = FakeLeads.people_with

    def noted(
        self: FakeLeads, phones: Collection[str], own: int | None = None
    ) -> list[Person]:
        looked_for.extend(phones)
        return people_with(self, phones, own)

    ann, bo = (
        asks(name="Ann Lee", phone_text="2125550101"),
        asks(phone_text="2125550102"),
    )
    desk.take(ann)
    monkeypatch.setattr(FakeLeads, "people_with", noted)
    assert desk.verdicts(ann, bo) == ["known", "new"]
    assert set(looked_for) == {"+12125550102"}
