"""The clinic's rules for calling: at what hours, how often, and when to stop trying."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calling_errors import CallRulesImpossible
from callback_desk.translation import _

# What a clinic may sensibly set.
MOST_TRIES, MOST_DAYS, LONGEST_GAP_MINUTES = 30, 60, 24 * 60


@dataclass(frozen=True, slots=True)
class CallRules:
    """What the clinic says of calling.

    Attributes:
        opens: from which local time on a person may be called.
        closes: until which, this minute excluded.
        most_tries: how often a person is tried in vain before closing is proposed.
        over_days: within how many business days, the first try's day included.
        gap_minutes: how long after a try nobody calls again without being asked why.
    """

    opens: time = time(8)
    closes: time = time(21)
    most_tries: int = 6
    over_days: int = 5
    gap_minutes: int = 60

    def check(self) -> None:
        """Refuse what cannot be kept.

        Raises:
            CallRulesImpossible: with the sentence that says which rule.
        """
        problem = ""
        if self.opens >= self.closes:
            problem = _("The calling hours end before they begin")
        elif not 1 <= self.most_tries <= MOST_TRIES:
            problem = _(
                "A person is tried between 1 and {most_tries} times",
                most_tries=MOST_TRIES,
            )
        elif not 1 <= self.over_days <= MOST_DAYS:
            problem = _(
                "The tries spread over 1 to {most_days} business days",
                most_days=MOST_DAYS,
            )
        elif not 0 <= self.gap_minutes <= LONGEST_GAP_MINUTES:
            problem = _("The gap between two tries is a day at most")
        if problem:
            raise CallRulesImpossible(problem=problem)


def is_spent(
    rules: CallRules,
    calendar: BusinessCalendar,
    tries: list[datetime],
    planned: datetime | None,
) -> bool:
    """Whether a person was tried as often, or for as long, as the clinic wants.

    Args:
        rules: the clinic's.
        calendar: the clinic's.
        tries: the dials in vain since somebody last spoke with the person, the
            present one included.
        planned: when the next one would be, or None where nothing is planned.
    """
    if not tries:
        return False
    if len(tries) >= rules.most_tries:
        return True
    if planned is None:
        return False
    # So many business days take as many days at least: within these no day is looked
    # at, and nearly every next try lies there.
    first = calendar.local_date(min(tries))
    if calendar.local_date(planned) < first + timedelta(days=rules.over_days):
        return False
    return planned >= last_day_ends(rules, calendar, tries)


def last_day_ends(
    rules: CallRules, calendar: BusinessCalendar, tries: list[datetime]
) -> datetime:
    """When the last of the business days ends over which a person is tried."""
    day = calendar.local_date(min(tries))
    if not calendar.day(day).counts:
        day = calendar.business_day_after(day).date
    for _day in range(rules.over_days - 1):
        day = calendar.business_day_after(day).date
    return calendar.day_start(day + timedelta(days=1))
