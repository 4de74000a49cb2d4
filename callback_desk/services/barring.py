"""Numbers that may not be called, by the attempts that say so and stand."""

from callback_desk.domain.lead import standing_attempts
from callback_desk.domain.ports import Work
from callback_desk.services.desk import SettingsInForce
from callback_desk.services.lead_upkeep import LeadHistory


def keep_bars(
    work: Work, before: LeadHistory, after: LeadHistory, settings: SettingsInForce
) -> None:
    """Bar the number by every standing attempt that says so, and by no other.

    A correction bars what the attempt had barred that it corrects: whatever the lead's
    number is by now, that one was called.
    """
    outcomes = settings.outcomes
    if not any(a.outcome and outcomes[a.outcome].bars_number for a in after.attempts):
        return
    codes = {code for code, o in outcomes.items() if o.bars_number}
    barred, bars = _bars(before, codes), _bars(after, codes)
    newest = after.attempts[-1]
    lifted = [
        work.leads.lift_bar(attempt_id, newest.attempt_id)
        for attempt_id in sorted(barred - bars)
    ]
    for attempt_id in sorted(bars - barred):
        was = [phone for phone in lifted if phone is not None]
        phone = was[0] if was and attempt_id == newest.attempt_id else None
        work.leads.bar_number(phone or after.details.phone, attempt_id)


def _bars(history: LeadHistory, codes: set[str]) -> set[int]:
    """The standing attempts by which the number may not be called."""
    standing = standing_attempts(history.attempts)
    return {a.attempt_id for a in standing if a.outcome in codes}
