"""What is known around a call, as the documents of `lead` and `record` say it."""

from operator import itemgetter

from callback_desk.cli.output import instant
from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.reach import Reach, Writing, reach_changes
from callback_desk.services.call_facts import CallFacts
from callback_desk.wording.planned_tries import say_why_then
from callback_desk.wording.reaching import say_reach


def reach_json(reach: Reach) -> dict[str, object]:
    """How to reach somebody."""
    return {
        "voicemail": reach.voicemail,
        "speak_with": reach.speak_with or None,
        "best_time": reach.best_time,
        "best_hours": reach.best_hours or None,
        "language": reach.language or None,
        "name_to_use": reach.call_name or None,
        "text_only": reach.writing is Writing.TEXT,
        "write_by": reach.writing,
    }


def facts_json(facts: CallFacts) -> dict[str, object]:
    """What is known around the next call."""
    return {
        "reach": reach_json(facts.confirmed),
        "reach_proposed": reach_json(facts.proposed),
        "other_numbers": [
            {"phone": n.phone, "extension": n.extension, "state": n.state}
            for n in facts.numbers
        ],
        "corrections": _corrections(facts),
        "joined": [
            {"lead_id": join.lead_id, "name": join.name, "at": instant(join.at)}
            for join in facts.joins
        ],
        "zones": [] if facts.where.is_assumed else list(facts.where.zones),
        "tries_in_vain": facts.tries,
        "next_call_because": say_why_then(facts.why_then),
    }


def _corrections(facts: CallFacts) -> list[dict[str, object]]:
    """What was corrected, the oldest first; how to reach them among it."""
    made = [(e.at, e.by, str(e.what), e.before, e.after) for e in facts.edits]
    for was, told in reach_changes(facts.told):
        after = say_reach(told.reach)
        made.append((told.at, told.by, "reach", say_reach(was), after))
    return [
        {
            "at": instant(at),
            "by": by,
            "what": what,
            "before": before or None,
            "after": after or None,
        }
        for at, by, what, before, after in sorted(made, key=itemgetter(0))
    ]


def details_json(details: AttemptDetails) -> dict[str, object]:
    """What was asked further of an attempt."""
    day = details.appointment_on
    return {
        "reason": details.reason,
        "owner": details.owner,
        "appointment_on": None if day is None else day.isoformat(),
        "outside_because": details.outside_because,
        "phone": details.phone,
        "gave_up": details.closes,
    }
