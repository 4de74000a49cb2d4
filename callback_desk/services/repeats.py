"""Those who ask again: their leads are worked out anew once that is stored."""

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
) -> None:
    """Work the leads out anew that asked again, or asked twice in the chunk."""
    for lead_id, request in people.moved_requests():
        work.imports.move_request_earlier(lead_id, request)
    repeats = [p for p in placed if p.record.verdict is Verdict.REPEAT]
    flagged = {p.lead_id for p in repeats if p.record.safety.flagged}
    again = sorted({p.lead_id for p in repeats if p.lead_id is not None})
    for history in read_histories(work, again, batch).values():
        lead_id = history.details.lead_id
        settle_lead(work, history, settings, flagged=lead_id in flagged)
