"""What the card says, as strings."""

from dataclasses import replace

import pytest

from callback_desk.domain.outcome import Channel, Direction
from callback_desk.domain.promise import MovedSince
from callback_desk.domain.safety import Lane, SafetyFinding
from callback_desk.domain.submission import Precision
from callback_desk.services.record_outcome import UNDONE
from callback_desk.ui.today.card_view import (
    Badge,
    Mark,
)
from callback_desk.ui.today.deadline_view import SAFETY
from callback_desk.ui.today.event_view import (
    EXCERPT_LETTERS,
    EXCERPT_LINES,
    excerpt,
)
from tests.domain.calendars import local
from tests.ui.today.lead_cards import (
    HOSTILE,
    asked_twice,
    barred,
    closed,
    dana,
    hostile,
    lead_card,
    long_texts,
    maria,
    overdue,
    sent,
    tried,
    view_of,
)

A_MILLION = "x" * 1_000_000


def test_says_who_and_how_to_reach_them() -> None:
    view = view_of(closed())
    assert (view.name, view.number) == ("Tuan Nguyen", "(212) 555-0142 ext. 12")
    assert view.email == "maria.alvarez@example.com"
    assert view_of(lead_card([sent("2026-11-30 10:00")], name=" ")).name == (
        "No name given"
    )


def test_deadline_has_its_countdown_in_desk_hours_and_its_reasons() -> None:
    deadline = view_of(maria()).deadline
    assert deadline.title == "Call by today 5:00 PM"
    assert deadline.countdown == "in 3 h 50 m"
    assert deadline.reasons == (
        "Received Wed 25 Nov 2:00 PM.",
        "Thu 26 Nov closed: Thanksgiving.",
        "Fri 27 Nov closed: Day after Thanksgiving.",
        "Sat, Sun closed.",
        "Mon 30 Nov is the next business day; it closes at 5:00 PM.",
    )


@pytest.mark.parametrize(
    ("agreed", "countdown"),
    [
        ("2026-12-02 15:00", "in 17 h 50 m"),
        ("2026-12-04 15:00", "in 4 days"),
        ("2026-12-07 15:00", ""),
    ],
)
def test_weeks_ahead_a_day_is_said_and_no_hours(agreed: str, countdown: str) -> None:
    call = tried(
        *("2026-11-30 09:40", "call_again"),
        next_call_at=local(agreed),
        next_is_agreed=True,
    )
    deadline = view_of(lead_card([sent("2026-11-25 14:00")], [call])).deadline
    assert f"{int(agreed[8:10])} Dec" in deadline.title
    assert deadline.countdown == countdown


def test_overdue_counts_open_time_only() -> None:
    deadline = view_of(overdue()).deadline
    assert deadline.title == "Overdue since Wed 25 Nov 5:00 PM"
    assert deadline.countdown == "4 h 10 m over"


def test_a_changed_deadline_says_what_was_first_promised() -> None:
    card = maria()
    moved = replace(card.lead, promised_due_at=local("2026-11-27 17:00"))
    reasons = view_of(replace(card, lead=moved)).deadline.reasons
    assert reasons[-1] == (
        "First promised for Fri 27 Nov 5:00 PM; the calendar has changed since."
    )


def test_what_was_first_promised_is_said_once() -> None:
    card = maria()
    first = local("2026-11-27 17:00")
    told = MovedSince(first, local("2026-11-25 09:00"), "Kim Osei")
    promise = replace(card.promises[-1], steps=(*card.promises[-1].steps, told))
    moved = replace(card.lead, promised_due_at=first)
    card = replace(card, lead=moved, promises=[promise])
    said = [r for r in view_of(card).deadline.reasons if r.startswith("First promised")]
    assert len(said) == 1
    assert said[0].endswith("the calendar was changed on Wed 25 Nov by Kim Osei.")


@pytest.mark.parametrize(
    ("attempts", "title"),
    [
        (
            [
                tried(
                    "2026-11-30 10:00",
                    "call_again",
                    next_call_at=local("2026-12-02 10:00"),
                    next_is_agreed=True,
                )
            ],
            "Rests; call agreed for Wed 2 Dec 10:00 AM",
        ),
        (
            [
                tried(
                    "2026-11-30 10:00",
                    "call_again",
                    next_call_at=local("2026-11-30 14:30"),
                    next_is_agreed=True,
                )
            ],
            "Call agreed for today 2:30 PM",
        ),
        ([tried("2026-11-30 10:00", "booked")], "Done: Booked"),
        (
            # Another desk was faster; this call was added all the same.
            [
                tried("2026-11-30 10:00", "do_not_call"),
                tried("2026-11-30 10:05", "no_answer", number=2),
            ],
            "Done: Do not call",
        ),
        (
            [
                tried("2026-11-27 10:00", "booked"),
                tried("2026-11-30 10:05", "came", number=2),
            ],
            "Done: Came",
        ),
    ],
)
def test_other_standings_say_what_is_next(attempts: list[object], title: str) -> None:
    card = lead_card([sent("2026-11-25 14:00")], attempts)  # type: ignore[arg-type]  # a parametrised list
    assert view_of(card).deadline.title == title


def test_why_the_next_call_is_when_it_is_stands_among_the_reasons() -> None:
    planned = tried(
        *("2026-11-30 12:50", "no_answer"), next_call_at=local("2026-11-30 13:50")
    )
    card = lead_card([sent("2026-11-25 14:00")], [planned])
    said = "The next call follows from “No answer”, Mon 30 Nov 12:50 PM."
    assert view_of(card).deadline.reasons[-1] == said
    agreed = tried(
        *("2026-11-30 13:00", "call_again"),
        number=2,
        next_call_at=local("2026-12-02 15:00"),
        next_is_agreed=True,
    )
    card = lead_card([sent("2026-11-25 14:00")], [planned, agreed])
    assert view_of(card).deadline.reasons[-1] == (
        "The next call was agreed Mon 30 Nov 1:00 PM, by Ann Porter."
    )


def test_who_was_reached_and_has_nothing_planned_is_not_said_to_have() -> None:
    """A wrong number took the agreed call with it: `planned for` was the deadline."""
    when = local("2026-12-01 10:00")
    agreed = tried(
        *("2026-11-30 09:40", "call_again"), next_call_at=when, next_is_agreed=True
    )
    wrong = tried("2026-11-30 09:45", "wrong_number", number=2)
    card = lead_card([sent("2026-11-30 08:40")], [agreed, wrong])
    assert view_of(card).deadline.title == "Reached; call again by Tue 1 Dec 5:00 PM"


def test_tried_after_its_deadline() -> None:
    attempts = [tried("2026-11-25 16:00", "no_answer")]
    card = lead_card([sent("2026-11-24 10:00")], attempts)
    assert view_of(card).deadline.title.startswith("Tried, not reached; was due")


def test_priority_says_where_it_was_read_and_never_what() -> None:
    view = view_of(dana())
    assert view.badges[0] == Badge("Priority", Mark.PRIORITY)
    assert view.deadline.kind == SAFETY
    assert view.deadline.reasons[0] == (
        "Why: in their own words, and ticked on the form."
    )
    head = " ".join((view.name, view.deadline.title, *view.deadline.reasons))
    head += " ".join(badge.words for badge in view.badges)
    assert "uicid" not in head
    assert "want to be here" not in head
    message = view.messages[0]
    assert message.own_words == "Some days I don't want to be here any more."
    assert message.ticked == "Suicidal Ideations"


def test_priority_counts_down_to_its_own_goal_until_it_is_tried() -> None:
    finding = SafetyFinding(answer="Suicidal Ideations", lane=Lane.HARM_TO_SELF)
    card = lead_card([sent("2026-11-30 13:00", safety=finding)])
    deadline = view_of(card).deadline
    assert deadline.title == "Priority: first call by 1:30 PM"
    assert deadline.countdown == "in 20 m"
    assert deadline.reasons[0] == "Why: ticked on the form."


def test_a_barred_priority_lead_is_decided_not_dialled() -> None:
    finding = SafetyFinding(own_words="end it", lane=Lane.HARM_TO_SELF)
    card = lead_card([sent("2026-11-30 13:00", safety=finding)], barred=True)
    view = view_of(card)
    assert view.deadline.title == "Priority: do not dial yet, decide now"
    assert view.barred
    assert Badge("Do not call", Mark.OVERDUE) in view.badges
    assert view_of(barred()).barred == "This number asked not to be called."
    assert view_of(barred()).deadline.title == "Do not call this number"


def test_what_closed_it_before_is_known_and_no_call_in_vain_after_it() -> None:
    finding = SafetyFinding(own_words="end it", lane=Lane.HARM_TO_SELF)
    asked = [sent("2026-11-23 10:00"), sent("2026-11-30 13:00", safety=finding)]
    calls = [
        tried("2026-11-24 10:00", "not_interested", by="Kim Osei"),
        tried("2026-11-24 10:05", "no_answer", number=2),
    ]
    care = view_of(lead_card(asked, calls)).care
    assert care is not None
    assert "Known before: Not interested, by Kim Osei." in care.do_not_dial


def test_asking_twice_is_a_badge_and_the_newest_words_come_first() -> None:
    view = view_of(asked_twice())
    assert view.badges == (Badge("asked twice", Mark.ACCENT),)
    assert [m.when for m in view.messages] == ["Today 9:52 AM", "Wed 2:00 PM"]
    assert [e.words for e in view.events] == [
        "Asked on the website",
        "No answer",
        "Asked again on the website",
    ]


def test_asking_after_contact_says_after_what() -> None:
    card = lead_card(
        [sent("2026-11-23 10:00"), sent("2026-11-30 10:00")],
        [tried("2026-11-24 10:00", "left_voicemail")],
    )
    assert view_of(card).badges[0].words == "asked again after voicemail"


def test_timeline_says_when_who_and_both_times_where_they_differ() -> None:
    soon = tried("2026-11-30 09:40", "no_answer", entered="2026-11-30 09:55")
    late = tried("2026-11-30 10:00", "busy", entered="2026-11-30 10:16", number=2)
    events = view_of(lead_card([sent("2026-11-18 14:00")], [soon, late])).events
    assert [e.when for e in events] == [
        "Wed 18 Nov 2:00 PM",
        "Today 9:40 AM",
        "Today 10:00 AM",
    ]
    assert [e.entered for e in events] == ["", "", "entered Today 10:16 AM"]
    assert [e.who for e in events] == ["", "Ann Porter", "Ann Porter"]


def test_timeline_says_corrections_direction_and_unknown_times() -> None:
    theirs = tried("2026-11-30 09:40", "no_answer", direction=Direction.IN)
    mended = tried(
        "2026-11-30 09:40", "busy", number=2, corrects=1, why="pressed the wrong key"
    )
    back = tried("2026-11-30 09:45", None, number=3, corrects=2, why="not at all")
    came = sent("2026-11-29 14:00", precision=Precision.DAY)
    unknown = sent("2026-11-29 15:00", precision=Precision.UNKNOWN, joins=True)
    events = view_of(lead_card([came, unknown], [theirs, mended, back])).events
    assert events[0].when == "Sun"
    assert "not known" in events[1].entered
    assert events[2].words == "They called: No answer"
    assert (events[2].holds, events[2].entered) == (False, "replaced")
    assert events[3].entered == "corrected: pressed the wrong key; taken back"
    assert (events[4].words, events[4].entered) == (
        "Taken back",
        "corrected: not at all",
    )


def test_what_ctrl_z_took_back_gives_no_reason() -> None:
    """It said `corrected: undone`, in Spanish as well, and of the call `replaced`."""
    theirs = tried("2026-11-30 09:40", "no_answer")
    back = tried("2026-11-30 09:40", None, number=2, corrects=1, why=UNDONE)
    events = view_of(lead_card([sent("2026-11-29 14:00")], [theirs, back])).events
    assert [event.entered for event in events[1:]] == ["taken back", ""]


def test_timeline_says_by_what_means_where_the_outcome_does_not() -> None:
    calls = [
        tried("2026-11-30 09:40", "texted", channel=Channel.TEXT),
        tried("2026-11-30 09:41", "emailed", channel=Channel.EMAIL, number=2),
        # As older desks have it.
        tried("2026-11-30 09:42", "texted", number=3),
        tried("2026-11-30 09:43", "thinking", channel=Channel.EMAIL, number=4),
    ]
    events = view_of(lead_card([sent("2026-11-30 09:00")], calls)).events
    assert [e.words for e in events[1:]] == [
        *("Texted", "E-mailed", "Texted", "By e-mail: Wants to think")
    ]


def test_years_apart_are_told_apart() -> None:
    view = view_of(lead_card([sent("2025-11-26 14:00")]))
    assert view.events[0].when == "Wed 26 Nov 2025 2:00 PM"
    assert view.deadline.title.startswith("Overdue since ")
    assert "2025" in view.deadline.title


def test_a_message_without_words_is_not_made_up() -> None:
    assert view_of(lead_card([sent("2026-11-30 10:00", page=None)])).messages == ()
    only_tick = sent("2026-11-30 10:00", answers="Depression", page=None)
    message = view_of(lead_card([only_tick])).messages[0]
    assert (message.text, message.asks_about) == (None, "Depression")


def test_texts_of_strangers_stay_as_typed() -> None:
    view = view_of(hostile())
    message = view.messages[0]
    assert message.text is not None
    assert message.text.shown.startswith(HOSTILE)
    assert message.own_words == HOSTILE
    assert view.events[1].note is not None
    assert view.events[1].note.shown == HOSTILE


@pytest.mark.timeout(5)
def test_a_million_characters_are_cut_everywhere() -> None:
    finding = SafetyFinding("a" * 300, A_MILLION, Lane.HARM_TO_SELF)
    stored = sent("2026-11-30 10:00", A_MILLION, A_MILLION, safety=finding)
    attempt = tried("2026-11-30 11:00", "busy", note=A_MILLION, by=A_MILLION)
    card = lead_card([stored], [attempt], name=A_MILLION, email=A_MILLION)
    view = view_of(card)
    message = view.messages[0]
    assert message.text is not None
    assert len(message.text.shown) == EXCERPT_LETTERS + 1
    assert message.text.whole == A_MILLION
    short = (view.name, view.email, message.ticked, message.asks_about)
    assert all(len(text) <= 200 for text in short)


def test_many_lines_are_cut_too() -> None:
    long = excerpt("line\n" * 100)
    assert long is not None
    assert long.shown == "\n".join(["line"] * EXCERPT_LINES) + "…"
    assert long.whole == "line\n" * 100
    assert excerpt(" \n ") is None
    short = excerpt("a\nb")
    assert short is not None
    assert short.whole is None


def test_a_long_history_is_told_in_order() -> None:
    events = view_of(long_texts()).events
    assert events[0].words == "Asked on the website"
    assert events[-1].words == "Asked again on the website"
    assert len(events) == 14
