"""`purge`: people removed after the years they were kept for."""

from tests.cli.command_line import CommandLine

LATER = "2034-01-09T13:00"


def closed(monday: CommandLine) -> int:
    """A lead that was closed on Monday."""
    lead_id = int(monday.json("queue", "--all")["leads"][-1]["lead_id"])
    assert monday("record", lead_id, "not_interested", "--note", "no").code == 0
    return lead_id


def test_a_dry_run_says_who_would_go(monday: CommandLine) -> None:
    lead_id = closed(monday)
    told = monday("purge", "--before", "2027-01-01", "--dry-run", "--json", now=LATER)
    assert told.code == 0, told.err
    assert told.document["dry_run"] is True
    assert told.document["leads"] == 1
    assert told.document["before"] == "2027-01-01"
    assert monday.json("lead", lead_id)["lead_id"] == lead_id


def test_who_is_removed_is_no_lead_any_more(monday: CommandLine) -> None:
    lead_id = closed(monday)
    open_before = len(monday.json("queue", "--all")["leads"])
    ran = monday("purge", "--before", "2027-01-01", now=LATER)
    assert ran.code == 0, ran.err
    assert "1 person" in ran.out
    gone = monday("lead", lead_id, "--json")
    assert gone.document["error"]["code"] == "unknown_lead"
    assert len(monday.json("queue", "--all")["leads"]) == open_before
    assert monday("check").code == 0
    assert monday("audit", "verify").code == 0


def test_a_day_that_has_not_passed_is_refused(monday: CommandLine) -> None:
    refused = monday("purge", "--before", "2035-01-01", "--json", now=LATER)
    assert refused.code == 3
    assert refused.document["error"]["code"] == "purge_too_recent"
    assert monday("purge", "--before", "soon", "--json").document["error"]["code"] == (
        "date_unreadable"
    )
    assert monday("purge").code == 2
