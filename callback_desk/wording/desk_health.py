"""What is quietly said of the desk itself, a line each."""

from callback_desk.domain.desk_health import USUAL_DAYS, Kind, Worry
from callback_desk.translation import _, _n
from callback_desk.wording.times import say_date


def say_worry(worry: Worry) -> str:
    """What is the matter, and what to do."""
    match worry.kind:
        case Kind.COUNTRY:
            return _(
                "The numbers of people in Needs a look would mostly be valid in "
                "another country than the clinic’s. Is it right? See Calendar, More, "  # noqa: RUF001 - printed
                "Place and time zone."
            )
        case Kind.SILENCE:
            return _(
                "No lead came in for {count} business days; before, {of} "
                "of {usual_days} had one. Send the form once, to see whether it works.",
                count=worry.count,
                of=worry.of,
                usual_days=USUAL_DAYS,
            )
        case Kind.FLAGGED:
            share = round(100 * worry.count / worry.of)
            return _(
                "{count} of {of} leads of the last four weeks are "
                "priority ({share} %): have a clinician look at the safety words.",
                count=worry.count,
                of=worry.of,
                share=share,
            )
        case Kind.CALENDAR:
            return _(
                "The calendar of {count} is not confirmed yet.", count=str(worry.count)
            )
        case Kind.BACKUP:
            if worry.since is None:
                return _n(
                    "No backup for 1 business day: what was done is in none. "
                    "See Settings, Backups.",
                    "No backup for {count} business days: what was done is in none. "
                    "See Settings, Backups.",
                    worry.count,
                )
            return _n(
                "No backup for 1 business day: what was done since {day} is in none. "
                "See Settings, Backups.",
                "No backup for {count} business days: what was done since {day} is in "
                "none. See Settings, Backups.",
                worry.count,
                day=say_date(worry.since),
            )
        case Kind.ONE_MANAGER:
            return _(
                "There is one office manager only. Add another, for the day when "
                "that password is forgotten or its owner is away."
            )
