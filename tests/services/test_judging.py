"""Judging one submission by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.local_time import zone_named
from callback_desk.domain.record import Record
from callback_desk.domain.safety import SafetyWhy
from callback_desk.domain.safety_lists import SafetyLists
from callback_desk.domain.submission import (
    PhoneReading,
    Precision,
    Problem,
    Source,
    Submission,
    Verdict,
    Why,
    WrittenTime,
)
from callback_desk.services.calendar_settings import ready_calendar
from callback_desk.services.judging import Judge
from tests.services.fake_desk import NEW_YORK, FakeDesk, FakePhones, asks, clock

DESK = FakeDesk()


def judge_of(zone: ZoneInfo = NEW_YORK, source: str | None = None) -> Judge:
    calendar = ready_calendar(DESK.definition, DESK.holidays)
    words = SafetyLists(DESK.desk.safety_words)
    readers = DESK.desk.phones, DESK.desk.interest_words
    return Judge(*readers, calendar, zone, DESK.now, source, words)


def judged(
    submission: Submission, zone: ZoneInfo = NEW_YORK, source: str | None = None
) -> Record:
    return judge_of(zone, source).judge(submission)


def test_a_name_and_a_good_number_are_new() -> None:
    record = judged(asks())
    assert (record.verdict, record.problem) == (Verdict.NEW, None)
    assert (record.phone, record.extension) == ("+12125550142", None)


def test_an_extension_stands_beside_the_number() -> None:
    record = judged(asks(phone_text="2125550142 x7"))
    assert (record.phone, record.extension) == ("+12125550142", "7")


def test_without_a_number_it_needs_a_look_whatever_the_name() -> None:
    record = judged(asks(phone_text="12", name=""))
    assert record.verdict is Verdict.NEEDS_LOOK
    assert str(record.problem) == "phone: '12' is no number"


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_a_good_number_without_a_name_needs_a_look(name: str) -> None:
    record = judged(asks(name=name))
    assert record.verdict is Verdict.NEEDS_LOOK
    assert record.problem is not None
    assert record.problem.why is Why.NAME
    assert record.phone == "+12125550142"


def test_a_number_of_another_country_waits_until_somebody_says_whose_it_is() -> None:
    submission = asks(answers="Country: Mexico")
    words = "it is not clear which code belongs before the number"
    record = judged(submission)
    assert (record.verdict, record.problem) == (
        Verdict.NEEDS_LOOK,
        Problem(Why.PHONE, words),
    )
    confirmed = replace(judge_of(), is_confirmed=True).judge(submission)
    assert (confirmed.verdict, confirmed.problem) == (Verdict.NEW, None)


@pytest.mark.parametrize("why", list(Why))
def test_what_the_reading_found_wrong_goes_before_phone_and_name(why: Why) -> None:
    record = judged(asks(phone_text="", name="", problem=Problem(why, "words")))
    skipped = why in (Why.BLANK, Why.TEST_LEAD)
    assert record.verdict is (Verdict.SKIPPED if skipped else Verdict.NEEDS_LOOK)
    assert record.problem == Problem(why, "words")


def test_a_record_kept_for_a_look_has_a_deadline_too() -> None:
    record = judged(asks("2026-11-13 10:00", phone_text=""))
    assert record.due_at == clock("2026-11-16 17:00")


# Times


def test_a_time_without_a_zone_is_the_given_zones() -> None:
    record = judged(asks("2026-11-16 10:00"), zone_named("Europe/Berlin"))
    assert record.received_at == datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    assert record.precision is Precision.MINUTE


def test_a_time_with_an_offset_needs_no_zone() -> None:
    sent = datetime.fromisoformat("2026-11-16T10:00:07+01:00")
    record = judged(asks(sent), zone_named("Asia/Tokyo"))
    assert record.received_at == datetime(2026, 11, 16, 9, 0, 7, tzinfo=UTC)
    assert record.precision is Precision.SECOND


def test_an_hour_that_happens_twice_means_the_first() -> None:
    record = judged(asks("2026-11-01 01:30"))
    assert record.received_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_an_hour_that_does_not_exist_means_the_instant_after_the_gap() -> None:
    record = judged(asks("2026-03-08 02:30"))
    assert record.received_at == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


def test_a_date_alone_is_the_start_of_that_local_day() -> None:
    record = judged(asks("2026-11-13"))
    assert record.received_at == clock("2026-11-13 00:00")
    assert record.received_on == date(2026, 11, 13)
    assert record.precision is Precision.DAY
    assert record.due_at == clock("2026-11-16 17:00")


def test_the_day_of_receipt_is_the_clinics_whatever_zone_the_file_has() -> None:
    record = judged(asks("2026-11-17 03:00"), zone_named("Asia/Tokyo"))
    assert record.received_on == date(2026, 11, 16)
    assert record.due_at == clock("2026-11-17 17:00")


def test_no_time_is_the_time_of_import_and_says_so() -> None:
    record = judged(asks(None, repairs=("the date could not be read",)))
    assert record.precision is Precision.UNKNOWN
    assert record.received_at == DESK.now
    assert record.received_on == date(2026, 11, 16)
    assert record.due_at == clock("2026-11-17 17:00")
    assert record.repairs == ("the date could not be read",)


def test_a_time_over_a_day_ahead_is_unknown_with_a_repair() -> None:
    ahead = DESK.now + timedelta(days=1, seconds=1)
    record = judged(asks(ahead))
    assert record.precision is Precision.UNKNOWN
    assert record.received_at == DESK.now
    assert record.verdict is Verdict.NEW
    assert record.repairs == ("the date lies in the future",)


def test_a_time_a_day_ahead_at_most_is_believed() -> None:
    ahead = DESK.now + timedelta(days=1)
    record = judged(asks(ahead))
    assert (record.received_at, record.precision) == (ahead, Precision.SECOND)
    assert record.repairs == ()


@given(st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30)))  # noqa: DTZ001
def test_no_time_that_is_read_breaks_the_judging(written: datetime) -> None:
    time = WrittenTime(written, Precision.SECOND)
    record = judged(asks(None, received=time))
    assert record.received_at <= DESK.now + timedelta(days=1)
    assert record.due_at > record.received_at


# Words


def test_words_about_safety_are_read_before_any_verdict() -> None:
    for fields in ({}, {"phone_text": ""}, {"name": ""}):
        record = judged(asks(message="well.\ni want to die. ok?", **fields))
        assert record.safety.own_words == "i want to die."
        assert record.safety.why is SafetyWhy.WORDS


def test_a_ticked_answer_is_told_apart_from_own_words() -> None:
    ticked = judged(asks(answers="Suicidal ideation"))
    assert (ticked.safety.why, ticked.safety.answer) == (
        SafetyWhy.ANSWER,
        "Suicidal ideation",
    )
    both = judged(asks(answers="Suicidal ideation", message="i want to die"))
    assert both.safety.why is SafetyWhy.BOTH


def test_words_in_the_name_are_read() -> None:
    assert judged(asks(name="i want to die")).safety.flagged


@pytest.mark.parametrize("why", [Why.QUOTES, Why.COLUMNS, Why.ENCODING, Why.SIZE])
def test_in_a_torn_record_a_word_may_stand_anywhere(why: Why) -> None:
    torn = asks(message="", raw='2,"x;i want to die', problem=Problem(why))
    assert judged(torn).safety.why is SafetyWhy.WORDS


def test_in_a_whole_record_the_raw_text_is_not_searched() -> None:
    whole = asks(raw="suicidal_ideation_column,no")
    assert not judged(whole).safety.flagged


def test_interests_come_in_the_contracts_order() -> None:
    record = judged(asks(answers="PTSD, Depression"))
    assert record.interests == ("depression", "ptsd")
    assert judged(asks()).interests == ()


def test_the_source_name_stands_beside_what_the_file_says() -> None:
    said = asks(source=Source(None, "Contact", "/book", "spring"))
    assert judged(said, source="Website").submission.source == Source(
        "Website", "Contact", "/book", "spring"
    )
    assert judged(said).submission.source.name is None


def test_all_repairs_are_told_in_the_order_they_were_made() -> None:
    ahead = DESK.now + timedelta(days=2)
    record = judged(asks(ahead, repairs=("mended a cell",)))
    assert record.repairs == ("mended a cell", "the date lies in the future")


def test_the_coded_text_of_a_mail_is_not_read_for_danger_but_its_words_are() -> None:
    problem = Problem(Why.UNRECOGNISED, "no form")
    torn = asks(raw="I want to die", message="hello", problem=problem)
    assert judged(torn).safety.flagged
    assert not judged(replace(torn, recognised_as="plain-mail")).safety.flagged
    words = judged(asks(recognised_as="plain-mail", message="I want to die", raw="x"))
    assert words.safety.why is SafetyWhy.WORDS


class CountedPhones(FakePhones):
    """Reads numbers as ever, and counts them."""

    asked = 0

    def read(self, text: str) -> PhoneReading:
        """The number, counted."""
        self.asked += 1
        return super().read(text)


@pytest.mark.parametrize("source", [None, "Landing page"])
def test_blank_records_that_are_alike_are_judged_once(source: str | None) -> None:
    phones = CountedPhones()
    judge = replace(judge_of(source=source), phones=phones)
    blank = partial(Submission, recognised_as="generic-csv", problem=Problem(Why.BLANK))
    some = [blank(row, ("\n", ",,\n", "\r\n")[row % 3]) for row in range(2, 3_000)]
    assert [judge.judge(one) for one in some] == [
        judge_of(source=source).judge(one) for one in some
    ]
    assert phones.asked == 3


def test_what_is_called_blank_and_says_something_is_judged_by_itself() -> None:
    judge = judge_of()
    blank = Submission(2, "\n", "generic-csv", problem=Problem(Why.BLANK))
    assert not judge.judge(blank).safety.flagged
    said = replace(blank, row=3, raw="I want to die\n", message="I want to die")
    assert judge.judge(said) == judged(said)
    assert judge.judge(said).safety.flagged
    header = replace(blank, row=4, problem=Problem(Why.BLANK, "the header once more"))
    assert judge.judge(header) == judged(header)


def test_blank_records_that_all_differ_are_not_all_remembered() -> None:
    judge = judge_of()
    for row in range(2, 1_200):
        raw = f"{' ' * (row % 30)},{' ' * (row // 30)}\n"
        blank = Submission(row, raw, "generic-csv", problem=Problem(Why.BLANK))
        assert judge.judge(blank).verdict is Verdict.SKIPPED
    long = Submission(1_300, " " * 100_000, "x", problem=Problem(Why.BLANK))
    assert judge.judge(long) == judged(long)
    assert len(judge.blanks) <= 1_000
    assert len(str(max(judge.blanks, key=lambda kind: len(str(kind))))) < 1_000
