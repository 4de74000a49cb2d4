"""`told`, `review`, `safety-contact`, and what `queue` and `record` say meanwhile."""

from copy import copy

from callback_desk.domain.staff import Role
from tests.cli.command_line import CommandLine


def dana(desk: CommandLine) -> int:
    queue = desk.json("queue")
    return int(queue["leads"][0]["lead_id"])


def clinician(desk: CommandLine) -> CommandLine:
    """The same desk with a clinician at it, let in with the same password."""
    added = desk(
        *("staff", "add", "Dr. Berg", "--role", Role.CLINICIAN.value),
        *("--new-password-file", desk.password_file),
    )
    assert added.code == 0, added.err
    berg = copy(desk)
    berg.staff = "Dr. Berg"
    return berg


def test_a_booked_safety_lead_stays_on_top_until_a_clinician_signs(
    monday: CommandLine,
) -> None:
    number = dana(monday)
    recorded = monday.json("record", number, "booked")
    assert recorded["closed"] is False
    assert recorded["standing"] == "follow_up"
    first = monday.json("queue")["leads"][0]
    assert (first["lead_id"], first["last_outcome"]) == (number, "booked")
    assert (first["review"], first["told_to"]) == ("open", None)
    told = monday.json("told", number, "Dr. Berg")
    assert told == {"entry_id": 1, "lead_id": number}
    assert monday.json("queue")["leads"][0]["told_to"] == "Dr. Berg"
    refused = monday("review", number, "--note", "it is nothing", "--json")
    assert refused.code == 3
    assert refused.document["error"]["code"] == "only_clinician_reviews"
    berg = clinician(monday)
    signed = berg.json("review", number, "--note", "spoke with her today")
    assert signed["closed"] is True
    queue = monday.json("queue")
    assert queue["counts"]["safety"] == 0
    assert number not in {lead["lead_id"] for lead in queue["leads"]}
    what = [event["what"] for event in monday.json("lead", number)["timeline"]]
    assert what == ["asked", "attempt", "safety_told", "safety_released"]
    assert monday.json("check")["ok"]


def test_kept_on_top_it_stays(monday: CommandLine) -> None:
    number, berg = dana(monday), clinician(monday)
    signed = berg.json("review", number, "--keep-on-top", "--note", "I call tonight")
    assert (signed["decision"], signed["closed"]) == ("keep_on_top", False)
    assert dana(monday) == number


def test_words_say_that_it_stays(monday: CommandLine) -> None:
    ran = monday("record", dana(monday), "booked")
    assert "stays on top until a clinician has reviewed it" in ran.out


def test_the_contact_of_the_day_is_asked_anew_each_day(monday: CommandLine) -> None:
    assert monday.json("safety-contact")["name"] is None
    monday(
        *("safety-contact", "Dr. Berg", "--reach", "ext. 12"),
        *("--backup", "N. Cole"),
    )
    known = monday.json("safety-contact")
    assert (known["name"], known["reach"]) == ("Dr. Berg", "ext. 12")
    assert known["backup"] == {"name": "N. Cole", "reach": None}
    tomorrow = "2026-11-17T15:00:00Z"
    assert monday.json("safety-contact", now=tomorrow)["name"] is None


def test_a_review_is_taken_back_and_waits_again(monday: CommandLine) -> None:
    number, berg = dana(monday), clinician(monday)
    none = berg("review", number, "--take-back", "--json")
    assert (none.code, none.document["error"]["code"]) == (3, "not_reviewed")
    monday.json("record", number, "booked")
    berg.json("review", number, "--note", "spoke with her")
    assert monday.json("queue")["counts"]["safety"] == 0
    refused = monday("review", number, "--take-back", "--json")
    assert refused.document["error"]["code"] == "only_clinician_reviews"
    taken = berg.json("review", number, "--take-back")
    assert (taken["lead_id"], taken["taken_back"]) == (number, True)
    assert monday.json("queue")["counts"]["safety"] == 1
    again = berg("review", number, "--take-back", "--json")
    assert again.document["error"]["code"] == "not_reviewed"
    assert monday.json("check")["ok"]


def test_a_review_without_a_note_is_wrong_use(monday: CommandLine) -> None:
    berg = clinician(monday)
    assert berg("review", dana(monday)).code == 2


def test_nobody_is_told_about_a_lead_that_is_no_priority_lead(
    monday: CommandLine,
) -> None:
    """A number mistyped by one was noted, and the right lead waited."""
    others = [lead for lead in monday.json("queue")["leads"] if not lead["safety"]]
    number = others[0]["lead_id"]
    asked = monday("told", number, "Dr. Berg", "--json")
    assert asked.document["error"]["code"] == "no_priority_lead"
    refused = monday("told", number, "Dr. Berg")
    assert refused.code == 3
    assert (
        f"{others[0]['name']} is no priority lead, so nothing was noted." in refused.err
    )
    monday.json("record", number, "crisis_handover")
    assert monday.json("told", number, "Dr. Berg")["lead_id"] == number
    shown = monday("lead", number)
    assert "Handed over" in shown.out
    assert "crisis" not in shown.out
