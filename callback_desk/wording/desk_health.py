"""What is quietly said of the desk itself, a line each."""

from callback_desk.domain.desk_health import USUAL_DAYS, Kind, Worry
from callback_desk.wording.times import say_date


def say_worry(worry: Worry) -> str:
    """What is the matter, and what to do."""
    match worry.kind:
        case Kind.SILENCE:
            return (
                f"No lead came in for {worry.count} business days; before, {worry.of} "
                f"of {USUAL_DAYS} had one. Send the form once, to see whether it works."
            )
        case Kind.FLAGGED:
            share = round(100 * worry.count / worry.of)
            return (
                f"{worry.count} of {worry.of} leads of the last four weeks are "
                f"priority ({share} %): have a clinician look at the safety words."
            )
        case Kind.CALENDAR:
            return f"The calendar of {worry.count} is not confirmed yet."
        case Kind.BACKUP:
            days = f"{worry.count} business day{'' if worry.count == 1 else 's'}"
            since = "" if worry.since is None else f" since {say_date(worry.since)}"
            return (
                f"No backup for {days}: what was done{since} is in none. "
                "See Settings, Backups."
            )
        case Kind.ONE_MANAGER:
            return (
                "There is one office manager only. Add another, for the day when "
                "that password is forgotten or its owner is away."
            )
