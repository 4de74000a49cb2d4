"""What is asked around a call, and what speaks against one, in words."""

from collections.abc import Sequence
from datetime import date, datetime

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.outcome import Outcome
from callback_desk.translation import _, _n
from callback_desk.wording.holidays import say_holiday
from callback_desk.wording.people import visible
from callback_desk.wording.times import (
    WEEKDAYS,
    say_day,
    say_day_of_month,
    say_hour,
    say_instant,
)

REASONS = {
    "price": _("Price"),
    "insurance": _("Insurance"),
    "distance": _("Distance"),
    "too late": _("Too late"),
}
WHYS = (_("They asked for this time"), _("They just called us"), _("It cannot wait"))
NO_CALL = _("instead of calling")
STAYS_ON_TOP, NO_HAND_OVER = _("stays on top"), _("without a hand-over")
NO_DATE_YET = _("Without a day")
CLOSE_IT, KEEP_IT = _("Close the lead"), _("Keep it in the list")
ONCE_MORE = _("Try once more")


def say_after_hours(at: datetime, calendar: BusinessCalendar) -> str:
    """That nobody is at the desk at an agreed time, and the question who calls."""
    return f"{say_nobody_there(at, calendar)} {_('Who will call?')}"


def say_nobody_there(at: datetime, calendar: BusinessCalendar) -> str:
    """That an instant lies outside of desk hours."""
    local = calendar.local(at)
    day = calendar.day(local.date())
    when = say_instant(local)
    if day.name is not None:
        return _(
            "{when}: the desk is closed: {name}.",
            when=when,
            name=say_holiday(day.name),
        )
    if day.spans:
        return _(
            "{when}: that is outside the desk’s hours.",  # noqa: RUF001 - printed
            when=when,
        )
    return _("{when}: the desk is closed then.", when=when)


def say_give_up(tries: int, label: str, *, is_wrong: bool) -> str:
    """Why closing is proposed."""
    if is_wrong:
        return _("{label}, and there is no other number. Close the lead?", label=label)
    return _n(
        "1 try, and nobody spoke with them. Close the lead?",
        "{count} tries, and nobody spoke with them. Close the lead?",
        tries,
    )


def say_number_next(shown: str) -> str:
    """That another number takes the place of a wrong one."""
    return _("Calls {shown} from now on.", shown=shown)


def say_too_soon(minutes: int, until: str) -> str:
    """That the last try was a moment ago."""
    if minutes < 1:
        return _("Tried just now; the next try is due {until}.", until=until)
    return _(
        "Tried {minutes} min ago; the next try is due {until}.",
        minutes=minutes,
        until=until,
    )


def say_if_no_answer(when: str) -> str:
    """When the lead is called again if nobody answers now."""
    return _("If no answer: {when}", when=when)


def say_comes_back(outcome: str, when: str) -> str:
    """When a lead comes back after an outcome, in a row of several."""
    return f"{visible(outcome)}: {when}"


def say_closing(closing: Sequence[Outcome], others: Sequence[Outcome]) -> str:
    """Which outcomes in view close the lead, the shorter way; "" where none does."""
    if not closing:
        return ""
    short = closing if len(closing) <= len(others) else others
    labels = ", ".join(visible(outcome.label) for outcome in short)
    if not others:
        said = _("Each of these closes the lead.")
    elif short is closing:
        said = _("Closes the lead: {labels}.", labels=labels)
    else:
        said = _("Closes the lead: all but {labels}.", labels=labels)
    barring = [outcome for outcome in closing if outcome.bars_number]
    never = _("{label}: the number is never called again.")
    return " ".join([said, *(never.format(label=visible(o.label)) for o in barring)])


def say_stays_on_top(goal: str) -> str:
    """What every outcome comes to of a lead in danger, and its goal while it runs.

    Args:
        goal: until when somebody should try first, or "" once somebody has.
    """
    stays = _("Stays on top, whatever is recorded, until a clinician has signed")
    return _("{stays}; first call by {goal}", stays=stays, goal=goal) if goal else stays


def say_examples() -> str:
    """How a day and a time may be typed: `8 Jan 3 PM, Fri 10, 6 weeks`."""
    return _(
        "{day} {hour}, {weekday} 10, 6 weeks",
        day=say_day_of_month(date(2026, 1, 8)),
        hour=say_hour(15),
        weekday=WEEKDAYS[4],
    )


def say_full(most: int) -> str:
    """A field is full: what was pasted beyond that is not in it."""
    return _("Only {most} characters fit here; the rest was left out.", most=most)


def say_no_time() -> str:
    """That what was typed is not understood, and how it may be typed."""
    return _(
        "That is not a day and a time. Type it as you say it: {examples}.",
        examples=say_examples(),
    )


BY_LETTER = _("Press the letter of an outcome; 0 shows others, Esc the first ones.")
IN_WORDS = _("Type it in words, with letters.")
PAST_TIME = _("That time is past. Agree on one that lies ahead.")
PAST_DAY = _("That day is past. Type one from today on.")
KEEPS_PROMISE = _("The promise is kept.")
COUNTS_AS_TRIED = _("The promise counts as tried.")


def say_details(details: AttemptDetails) -> list[str]:
    """What was asked further of an attempt, one phrase each."""
    said = []
    if details.appointment_on is not None:
        said.append(_("for {day}", day=say_day(details.appointment_on)))
    if details.reason:
        said.append(_("because of {reason}", reason=details.reason))
    if details.owner:
        said.append(_("taken on by {owner}", owner=details.owner))
    if details.closes:
        said.append(_("closed after trying"))
    if details.outside_because:
        said.append(
            _(
                "called all the same: {lower_first}",
                lower_first=_lower_first(details.outside_because),
            )
        )
    return said


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
