"""Those who ask again: their leads are worked out anew once that is stored."""

from collections import Counter
from collections.abc import Sequence

from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed
from callback_desk.domain.submission import Verdict
from callback_desk.services.desk import SettingsInForce
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.services.who_is_who import WhoIsWho


def settle_repeats(
    work: Work,
    people: WhoIsWho,
    placed: Sequence[Placed],
    batch: int,
    settings: SettingsInForce,
    *,
    unseen: bool = False,
) -> None:
    """Work the leads out anew that asked again, or asked twice in the chunk.

    Args:
        work: in which they are stored.
        people: who told who is who in the chunk.
        placed: its records.
        batch: that they are of.
        settings: in force.
        unseen: nobody sees the batch yet, so that nobody called its leads: who asked
            again changes nothing of theirs unless it brings a request or moves it.
    """
    moved = set()
    for lead_id, request in people.moved_requests():
        work.imports.move_request_earlier(lead_id, request)
        moved.add(lead_id)
    repeats = [p for p in placed if p.record.verdict is Verdict.REPEAT]
    flagged = {p.lead_id for p in repeats if p.record.safety.flagged}
    asked = Counter(p.lead_id for p in repeats if p.lead_id is not None)
    again = set(asked)
    if unseen:
        fresh = {p.lead_id for p in placed if p.is_new_lead or p.is_new_request}
        again &= moved | flagged | fresh
        counted = sorted(asked.keys() - again)
        work.leads.add_askings({lead_id: asked[lead_id] for lead_id in counted})
    for history in read_histories(work, sorted(again), batch).values():
        lead_id = history.details.lead_id
        settle_lead(work, history, settings, flagged=lead_id in flagged)
