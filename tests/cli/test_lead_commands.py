"""`queue` and `lead`, to the key and the exit code."""

from typing import Any

from tests.cli.command_line import CommandLine
from tests.storage.stored_desk import rows_of

QUEUE_KEYS = {
    *("lead_id", "name", "phone", "extension", "standing", "safety", "due_at"),
    *("promised_due_at", "goal_at", "act_by", "next_call_at", "attempts", "asked"),
    *("last_outcome", "received_at", "claimed_by"),
}
COUNTS = ["safety", "overdue", "tried", "follow_up", "due_today", "on_track", "resting"]
ATTEMPT_KEYS = {
    *("attempt_id", "at", "entered_at", "outcome", "note", "by", "direction"),
    *("channel", "corrected_by"),
}


def names(queue: dict[str, Any]) -> list[str]:
    return [lead["name"] for lead in queue["leads"]]


def test_the_queue_is_in_order_with_the_safety_lead_first(monday: CommandLine) -> None:
    queue = monday.json("queue")
    assert queue["at"] == "2026-11-16T18:00:00Z"
    assert list(queue["counts"]) == COUNTS
    assert queue["counts"] == dict.fromkeys(COUNTS, 0) | {
        "safety": 1,
        "due_today": 2,
        "on_track": 2,
    }
    assert names(queue) == [
        "Dana Lee",
        "Maria Alvarez",
        "O'Brien, Sean",
        "Zoë Müller",
        "Tuan Nguyen",
    ]
    dana = queue["leads"][0]
    assert dana.keys() >= QUEUE_KEYS
    assert dana["standing"] == "on_track"
    assert dana["goal_at"] == dana["act_by"] == "2026-11-16T15:30:00Z"
    assert dana["due_at"] == dana["promised_due_at"] == "2026-11-17T22:00:00Z"
    assert queue["leads"][4]["extension"] == "12"


def test_a_limit_cuts_the_list_and_not_the_counts(monday: CommandLine) -> None:
    queue = monday.json("queue", "--limit", 2)
    assert len(queue["leads"]) == 2
    assert sum(queue["counts"].values()) == 5
    assert monday("queue", "--limit", -1).code == 2


def test_a_resting_lead_is_out_of_the_way_until_asked_for(monday: CommandLine) -> None:
    recorded = monday.json("record", 1, "no_answer", "--note", "rang ten times")
    assert recorded == {
        "attempt_id": 1,
        "lead_id": 1,
        "standing": "resting",
        "next_call_at": "2026-11-16T19:00:00Z",
        "closed": False,
    }
    assert "Maria Alvarez" not in names(monday.json("queue"))
    assert names(monday.json("queue", "--all"))[-1] == "Maria Alvarez"
    assert "Maria Alvarez" in names(monday.json("queue", now="2026-11-16T14:00"))


def test_overdue_leads_come_before_those_that_are_due_later(
    monday: CommandLine,
) -> None:
    later = monday.json("queue", now="2026-11-17T09:00")
    assert [lead["standing"] for lead in later["leads"]] == [
        *("due_today", "overdue", "overdue", "due_today", "due_today")
    ]
    assert later["counts"]["overdue"] == 2


def test_a_lead_shows_all_that_is_known_of_it(monday: CommandLine) -> None:
    monday.json("record", 1, "left_voicemail", "--at", "2026-11-16T09:30")
    lead = monday.json("lead", 1)
    assert lead.keys() >= (QUEUE_KEYS | {"submissions", "requests", "timeline"})
    (attempt,) = lead["attempts"]
    assert attempt.keys() >= ATTEMPT_KEYS
    assert attempt["at"] == "2026-11-16T14:30:00Z"
    assert attempt["entered_at"] == "2026-11-16T18:00:00Z"
    assert attempt["by"] == "Kim Osei"
    assert (attempt["direction"], attempt["channel"]) == ("out", "phone")
    (request,) = lead["requests"]
    assert request["result"] == "kept"
    assert request["because"] == [
        "Received Fri 13 Nov 4:59 PM.",
        "Sat, Sun closed.",
        "Mon 16 Nov is the next business day; it closes at 5:00 PM.",
    ]
    (submission,) = lead["submissions"]
    assert submission["message"].startswith("I have had CRPS")
    assert submission["raw"].startswith('"900","Maria","Alvarez"')
    assert [event["what"] for event in lead["timeline"]] == ["asked", "attempt"]


def test_people_read_the_same_in_words(monday: CommandLine) -> None:
    queue = monday("queue")
    assert queue.code == 0
    assert "1 priority, 2 due today, 2 coming" in queue.out
    lines = [line for line in queue.out.splitlines() if "555" in line]
    assert "Dana Lee" in lines[0]
    assert "(212) 555-0142" in lines[1]
    assert "suicid" not in queue.out.lower()
    card = monday("lead", 1)
    assert "Mon 16 Nov is the next business day" in card.out


def test_a_stranger_s_text_cannot_act_on_the_terminal(desk: CommandLine) -> None:
    text = "name,phone\n\x1b[31mAnn\u202eB,2125550142\n"
    assert desk("import", desk.csv("leads.csv", text)).code == 0
    shown = desk("queue").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "⟨202E⟩" in shown


def test_a_kept_record_with_safety_words_stands_on_top(desk: CommandLine) -> None:
    text = "name,phone,message\nAnn Bell,12,I want to die\nBo Li,2125550142,hello\n"
    assert desk("import", desk.csv("leads.csv", text)).code == 1
    queue = desk.json("queue")
    assert queue["counts"]["safety"] == 1
    first = queue["leads"][0]
    assert first["lead_id"] is None
    assert first["record_id"] == 1
    assert first["safety"] is True
    assert first["phone"] is None


def test_how_to_reach_and_where_a_number_is_are_told(monday: CommandLine) -> None:
    told = monday.json("lead", 1)
    assert told["zones"] == ["America/New_York"]
    assert told["other_numbers"] == []
    assert set(told["reach"]) >= {"voicemail", "language", "best_time", "text_only"}


def test_who_looked_at_a_lead_stands_in_the_audit(monday: CommandLine) -> None:
    assert monday("lead", 1).code == 0
    question = "SELECT action, subject, subject_id FROM audit ORDER BY audit_id"
    assert rows_of(monday.db, question)[-1] == ("lead_seen", "lead", 1)
