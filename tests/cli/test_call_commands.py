"""`record` and `correct`, to the key and the exit code."""

from typing import Any

import pytest

from tests.cli.command_line import CommandLine

ATTEMPT_KEYS = {
    *("attempt_id", "at", "entered_at", "outcome", "note", "by", "direction"),
    *("channel", "corrected_by"),
}


def names(queue: dict[str, Any]) -> list[str]:
    return [lead["name"] for lead in queue["leads"]]


def test_a_text_is_kept_as_one(monday: CommandLine) -> None:
    monday.json("record", 1, "texted")
    (attempt,) = monday.json("lead", 1)["attempts"]
    assert attempt["channel"] == "text"


def test_a_closing_outcome_takes_the_lead_off_the_list(monday: CommandLine) -> None:
    recorded = monday.json("record", 2, "booked", "--direction", "in")
    assert recorded["closed"] is True
    assert recorded["standing"] is None
    assert "O'Brien, Sean" not in names(monday.json("queue", "--all"))


def test_an_agreed_call_later_today_stands_in_the_list_at_its_time(
    monday: CommandLine,
) -> None:
    agreed = monday.json("record", 2, "call_again", "--next", "2026-11-16T15:30")
    assert agreed["standing"] == "follow_up"
    queue = monday.json("queue")
    (lead,) = [one for one in queue["leads"] if one["lead_id"] == 2]
    assert lead["act_by"] == lead["next_call_at"] == "2026-11-16T20:30:00Z"
    tomorrow = monday.json("record", 3, "call_again", "--next", "2026-11-18T10:00")
    assert tomorrow["standing"] == "resting"


def test_an_agreed_call_while_the_desk_is_closed_says_so(monday: CommandLine) -> None:
    saturday = ("call_again", "--next", "2026-11-21T10:00")
    ran = monday("record", 2, *saturday)
    assert ran.code == 0
    assert ran.err == (
        "Sat 21 Nov 10:00 AM: the desk is closed then. The lead comes back then; "
        "--owner says who calls.\n"
    )
    ran = monday("record", 3, *saturday, "--owner", "Kim Osei", "--json")
    assert ran.err.endswith("The lead comes back then, for Kim Osei.\n")
    assert ran.document["next_call_at"] == "2026-11-21T15:00:00Z"
    evening = monday("record", 4, "call_again", "--next", "2026-11-17T20:00")
    assert "outside the desk’s hours" in evening.err
    assert monday("record", 4, "call_again", "--next", "2026-11-17T10:00").err == ""


def test_a_correction_names_what_it_replaces(monday: CommandLine) -> None:
    monday.json("record", 1, "booked")
    corrected = monday.json("correct", 1, "no_answer", "--why", "wrong key")
    assert corrected["attempt_id"] == 2
    assert corrected["closed"] is False
    lead = monday.json("lead", 1)
    assert [a["corrected_by"] for a in lead["attempts"]] == [2, None]
    assert lead["attempts"][1]["why"] == "wrong key"
    assert lead["last_outcome"] == "no_answer"
    again = monday("correct", 1, "booked", "--why", "no", "--json")
    assert again.code == 3
    assert again.document["error"]["code"] == "attempt_corrected"


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("lead", 99), 3, "unknown_lead"),
        (("record", 99, "booked"), 3, "unknown_lead"),
        (("record", 1, "nonsense"), 3, "unknown_outcome"),
        (("correct", 99, "booked", "--why", "x"), 3, "unknown_attempt"),
        (("record", 1, "busy", "--at", "2026-11-13T16:59:04"), 3, None),
        (("record", 1, "busy", "--at", "2026-11-16T13:01"), 3, None),
        (("record", 1, "busy", "--at", "yesterday"), 3, "instant_unreadable"),
        (("record", 1, "busy", "--next", "2026-11-16T12:00"), 3, None),
        (("record", 1, "call_again"), 2, None),
        (("record", 1, "busy", "--direction", "sideways"), 2, None),
        (("record", "one", "busy"), 2, None),
        (("correct", 1, "booked"), 2, None),
        (("nonsense",), 2, None),
    ],
)
def test_bad_input_gets_a_sentence_and_the_exit_code_of_the_contract(
    monday: CommandLine, arguments: tuple[object, ...], code: int, error: str | None
) -> None:
    ran = monday(*arguments, "--json")
    assert ran.code == code
    assert "Traceback" not in ran.err
    if code == 3:
        told = ran.document["error"]
        assert error is None or told["code"] == error
        assert told["sentence"] in ran.err
    assert monday.json("lead", 1)["attempts"] == []


def test_a_call_may_lie_at_the_very_receipt_and_at_the_very_now(
    monday: CommandLine,
) -> None:
    assert monday("record", 1, "busy", "--at", "2026-11-13T16:59:05").code == 0
    assert monday("record", 1, "busy", "--at", "2026-11-16T13:00:00").code == 0


def test_do_not_call_bars_the_number_everywhere(monday: CommandLine) -> None:
    household = "name,phone\nPedro Alvarez,212-555-0142\n"
    monday("import", monday.csv("more.csv", household))
    assert monday.json("record", 1, "do_not_call")["closed"] is True
    assert "+12125550142" not in [
        lead["phone"] for lead in monday.json("queue", "--all")["leads"]
    ]
    again = "name,phone\nMaria Alvarez,212-555-0142\n"
    document = monday.json("import", monday.csv("again.csv", again))
    assert document["files"][0]["records"][0]["do_not_call"] is True
    assert "+12125550142" not in [
        lead["phone"] for lead in monday.json("queue", "--all")["leads"]
    ]


def test_a_call_to_a_barred_number_tells_of_no_return(monday: CommandLine) -> None:
    """It said when the lead would come back, and it never did."""
    monday("import", monday.csv("more.csv", "name,phone\nPedro,212-555-0142\n"))
    pedro = monday.json("queue")["leads"][-1]["lead_id"]
    monday.json("record", 1, "do_not_call")
    said = monday("record", pedro, "no_answer").out
    assert "still stands for the number, so the lead does not come up." in said
    assert "comes back" not in said


def test_what_was_asked_further_is_kept_and_told(monday: CommandLine) -> None:
    monday.json("record", 1, "not_interested", "--reason", "price")
    told = monday.json("lead", 1)
    assert told["attempts"][0]["reason"] == "price"
    assert told["closed"]
    monday.json("record", 2, "booked", "--appointment", "2026-12-01")
    booked = monday.json("lead", 2)["attempts"][0]
    assert booked["appointment_on"] == "2026-12-01"
    refused = monday("record", 2, "booked", "--appointment", "soon")
    assert refused.code == 2


def test_a_wrong_number_proposes_closing_and_closes_when_told(
    monday: CommandLine,
) -> None:
    proposed = monday.json("record", 1, "wrong_number")
    assert (proposed["closed"], proposed["proposes_closing"]) == (False, True)
    assert monday.json("record", 1, "wrong_number", "--close")["closed"]
    assert monday.json("lead", 1)["attempts"][-1]["gave_up"]


def test_a_note_that_tells_of_danger_is_told_where_nobody_asks(
    monday: CommandLine,
) -> None:
    noted = ("--note", "she said she wants to die")
    ran = monday("record", 2, "left_voicemail", *noted, "--json")
    assert ran.code == 0
    assert ran.document["attempt_id"]
    assert ran.err == (
        "The note says “wants to die”, and lead 2 is not flagged for it. If they may "
        "be in danger, record crisis_handover.\n"
    )
    attempt = ran.document["attempt_id"]
    why = ("--why", "pressed the wrong key")
    assert "“wants to die”" in monday("correct", attempt, "no_answer", *why, *noted).err
    # Who is handed over, or was flagged before, is on top already.
    assert monday("record", 2, "crisis_handover", *noted).err == ""
    assert monday("record", 2, "no_answer", *noted).err == ""
    assert monday("record", 3, "no_answer", "--note", "dead tired").err == ""
