"""Why a try is planned when it is, of a real lead: told on the card and in `lead`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.cli.call_json import facts_json
from callback_desk.domain.cadence import WhyThen
from callback_desk.domain.hand_entry import Typed
from callback_desk.services.desk import Desk
from callback_desk.services.outcome_settings import change_call_rules, show_outcomes
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_lead
from callback_desk.ui.today.deadline_view import deadline_view
from tests.desks import DeskClock, copy_desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in New York; it is Monday, 1 PM."""
    with opened(copy_desk(tmp_path), DeskClock()) as desk:
        yield desk


def whys(desk: Desk, lead_id: int) -> list[WhyThen]:
    facts = show_lead(desk, lead_id).facts
    assert facts is not None
    return [reason.why for reason in facts.why_then]


def test_where_they_are_counts_and_is_said(desk: Desk) -> None:
    """Nothing told why a call planned in the morning waited until 11."""
    here = enter_lead(desk, Typed("Ivy Park", "212-555-0170")).lead_id
    there = enter_lead(desk, Typed("Kai Akana", "213-555-0107")).lead_id
    for lead_id in (here, there):
        record_outcome(desk, lead_id, Call("left_voicemail"))
    days, part = WhyThen.BUSINESS_DAYS, WhyThen.OTHER_PART
    assert whys(desk, here) == [days, part]
    assert whys(desk, there) == [days, part, WhyThen.CALLING_HOURS]
    card, settings = show_lead(desk, there), desk.kept.settings
    assert settings is not None
    assert card.facts is not None
    said = [
        "It is planned for the next business day.",
        "In this part of the day nobody has tried yet.",
        "Sooner, it is too early or too late where they are.",
    ]
    reasons = deadline_view(card, desk.now(), settings.calendar).reasons
    assert list(reasons[-3:]) == said
    assert facts_json(card.facts)["next_call_because"] == said


def test_what_was_agreed_or_planned_by_other_rules_says_nothing(desk: Desk) -> None:
    agreed = enter_lead(desk, Typed("Ivy Park", "212-555-0170")).lead_id
    later = desk.now() + timedelta(hours=1)
    record_outcome(desk, agreed, Call("no_answer", next_at=later))
    assert whys(desk, agreed) == []
    there = enter_lead(desk, Typed("Kai Akana", "213-555-0107")).lead_id
    assert whys(desk, there) == []
    record_outcome(desk, there, Call("left_voicemail"))
    _outcomes, rules = show_outcomes(desk)
    change_call_rules(desk, replace(rules, opens=rules.opens.replace(hour=9)))
    assert whys(desk, there) == []
