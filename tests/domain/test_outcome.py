"""The outcomes that ship are the contract's table, row by row."""

import pytest

from callback_desk.domain.outcome import (
    SHIPPED_OUTCOMES,
    Closes,
    Contact,
    Direction,
    NextCall,
    NextRule,
    Outcome,
)

SHIPPED = {outcome.code: outcome for outcome in SHIPPED_OUTCOMES}
NONE, SPOKE, MESSAGE = Contact.NONE, Contact.SPOKE, Contact.MESSAGE
NOTHING, ASK = NextRule(), NextRule(NextCall.ASK)
OTHER_NUMBER = NextRule(NextCall.OTHER_NUMBER)
NEXT_DAY = NextRule(NextCall.BUSINESS_DAYS, 1)
THREE_DAYS = NextRule(NextCall.BUSINESS_DAYS, 3)
OTHER_PART = NextRule(NextCall.BUSINESS_DAYS, 1, other_part=True)
NO, PROPOSES, YES = Closes.NO, Closes.PROPOSES, Closes.YES


def minutes(amount: int, other_part_after: int | None = None) -> NextRule:
    return NextRule(NextCall.MINUTES, amount, other_part_after=other_part_after)


# key, code, on screen, dialled, contact, closes, next: as commands.md has them.
TABLE = [
    ("1", "booked", "Booked", True, SPOKE, YES, NOTHING),
    ("2", "call_again", "Call again", True, SPOKE, NO, ASK),
    ("3", "left_voicemail", "Voicemail", True, MESSAGE, NO, OTHER_PART),
    ("4", "no_answer", "No answer", True, NONE, NO, minutes(60, 2)),
    ("5", "busy", "Busy", True, NONE, NO, minutes(15)),
    ("6", "wrong_number", "Wrong number", True, NONE, PROPOSES, OTHER_NUMBER),
    ("7", "someone_else", "Someone else", True, NONE, NO, minutes(60)),
    ("8", "not_interested", "Not interested", True, SPOKE, YES, NOTHING),
    (None, "disconnected", "Disconnected", True, NONE, PROPOSES, OTHER_NUMBER),
    (None, "mailbox_full", "Mailbox full", True, NONE, NO, minutes(60)),
    (None, "cut_off", "Cut off", True, SPOKE, NO, minutes(5)),
    (None, "thinking", "Wants to think", True, SPOKE, NO, THREE_DAYS),
    (None, "texted", "Texted", True, MESSAGE, NO, NEXT_DAY),
    (None, "emailed", "E-mailed", True, MESSAGE, NO, NEXT_DAY),
    (None, "question_for", "Question for nurse, billing …", True, SPOKE, NO, NEXT_DAY),
    (None, "language_help", "Needs an interpreter", True, SPOKE, NO, NEXT_DAY),
    (None, "cannot_help", "We can't help", True, SPOKE, YES, NOTHING),
    (None, "booked_elsewhere", "Booked another way", False, SPOKE, YES, NOTHING),
    (None, "already_patient", "Already a patient", False, NONE, YES, NOTHING),
    (None, "spam", "Spam", False, NONE, YES, NOTHING),
    (None, "test", "Test", False, NONE, YES, NOTHING),
    (None, "do_not_call", "Do not call", True, SPOKE, YES, NOTHING),
    (None, "crisis_handover", "Handed over (crisis)", True, SPOKE, NO, NOTHING),
    (None, "deceased", "Deceased", False, NONE, YES, NOTHING),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: str(row[1]))
def test_an_outcome_is_as_the_table_has_it(row: tuple[object, ...]) -> None:
    outcome = SHIPPED[str(row[1])]
    assert row == (
        outcome.key,
        outcome.code,
        outcome.label,
        outcome.dialled,
        outcome.contact,
        outcome.closes,
        outcome.next,
    )


def test_the_outcomes_ship_in_the_order_of_the_table_and_no_more() -> None:
    assert [outcome.code for outcome in SHIPPED_OUTCOMES] == [row[1] for row in TABLE]


def marked(mark: str) -> set[str]:
    return {code for code, outcome in SHIPPED.items() if getattr(outcome, mark)}


def test_reports_leave_out_patients_spam_and_tests_alone() -> None:
    counted = marked("counted")
    assert SHIPPED.keys() - counted == {"already_patient", "spam", "test"}


def test_one_outcome_bars_the_number_and_one_makes_a_safety_lead() -> None:
    assert marked("bars_number") == {"do_not_call"}
    assert marked("hands_over") == {"crisis_handover"}


@pytest.mark.parametrize("outcome", SHIPPED_OUTCOMES, ids=lambda o: o.code)
def test_what_we_dial_is_what_the_table_says(outcome: Outcome) -> None:
    assert outcome.is_dial(Direction.OUT) is outcome.dialled
    assert outcome.contact_by(Direction.OUT) is outcome.contact


@pytest.mark.parametrize("outcome", SHIPPED_OUTCOMES, ids=lambda o: o.code)
def test_a_call_of_theirs_is_no_dial_of_ours(outcome: Outcome) -> None:
    assert outcome.is_dial(Direction.IN) is False


@pytest.mark.parametrize(
    ("code", "contact"),
    [
        ("no_answer", SPOKE),
        ("wrong_number", SPOKE),
        ("left_voicemail", MESSAGE),
        ("booked", SPOKE),
        ("booked_elsewhere", SPOKE),
        ("spam", NONE),
        ("deceased", NONE),
    ],
)
def test_a_call_of_theirs_counts_as_contact(code: str, contact: Contact) -> None:
    assert SHIPPED[code].contact_by(Direction.IN) is contact
