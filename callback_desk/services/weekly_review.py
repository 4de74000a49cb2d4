"""A period on two pages for the owner: how many promises were kept, and which not."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.figures import Figures
from callback_desk.domain.pages import (
    Bar,
    Bars,
    Block,
    Grid,
    GridColumn,
    Heading,
    NewPage,
    Pages,
    Tile,
    Tiles,
    Words,
)
from callback_desk.domain.period_report import Groups, Period, PeriodReport
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.services.period_review import list_missed
from callback_desk.services.reports import make_report
from callback_desk.translation import _, grouped
from callback_desk.wording import report_words
from callback_desk.wording.figures import say_messages, say_open_minutes, say_percent
from callback_desk.wording.missed import CAUSES, say_late, say_review
from callback_desk.wording.people import visible
from callback_desk.wording.report_choices import say_source
from callback_desk.wording.report_sentences import say_agreed, say_kept, say_safety
from callback_desk.wording.times import (
    say_clock,
    say_date,
    say_day_of_month,
    say_instant,
)

WEEKS_SHOWN = 8
# Beside the definitions so many fit on the second page.
MOST_MISSED, MOST_BARS, LONGEST_CELL = 16, 31, 40
LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "CL", "CO", "PH"})
LEGEND = (_("Reached in time"), _("Tried in time, not reached"), _("Missed"))
DEFINITIONS = (
    (_("Promise"), report_words.PROMISES),
    (_("Spoken with"), report_words.SPOKE),
    (_("Message"), report_words.MESSAGE),
    (_("Tried only"), report_words.TRIED),
    (_("Missed"), report_words.MISSED),
    (_("Still open"), report_words.OVERDUE),
    (_("To the first call"), report_words.FIRST_CALL),
    (_("Priority"), report_words.SAFETY),
)


def weekly_review(
    desk: Desk, period: Period, source: str | None = None, heed: Heed = go_on
) -> Pages:
    """The review of a period; people stand on it by their lead's number alone.

    Args:
        desk: whose.
        period: which days.
        source: of one source alone, or None for all.
        heed: asked between its parts whether to go on.
    """
    calendar = show_calendar(desk)
    made = make_report(desk, period, source, heed=heed)
    before = _weeks_up_to(period)
    weeks = make_report(desk, before, source, compares=False, heed=heed).by_week
    missed = [
        one
        for one in list_missed(desk, period, heed)
        if source in (None, one.promise.told.origin.source)
    ]
    days = _days(period)
    if source is not None:
        days += _(", only {source}", source=say_source(source))
    return Pages(
        title=_("Callbacks, {days}", days=days),
        foot=say_foot(_("Weekly review"), desk.now(), calendar),
        letter=is_letter(calendar),
        blocks=(
            Heading(_("Callbacks, {days}", days=days)),
            *_first_page(made, weeks),
            NewPage(),
            *_second_page(missed, calendar),
        ),
    )


def is_letter(calendar: BusinessCalendar) -> bool:
    """Whether the clinic's country prints on Letter."""
    return calendar.definition.country in LETTER_COUNTRIES


def say_foot(what: str, now: datetime, calendar: BusinessCalendar) -> str:
    """What stands at the foot of each page: what it is, and when it was made."""
    made = calendar.local(now)
    return _(
        "{what}, made {day}, {time}. Confidential.",
        what=what,
        day=say_date(made.date()),
        time=say_clock(made),
    )


def _days(period: Period) -> str:
    first, last = say_date(period.first), say_date(period.last)
    if period.first == period.last:
        return first
    return _("{first} to {last}", first=first, last=last)


def _weeks_up_to(period: Period) -> Period:
    """The weeks that end with a period's last one; the longer of the two."""
    begin = period.last - timedelta(days=period.last.weekday(), weeks=WEEKS_SHOWN - 1)
    return Period(min(begin, period.first), period.last)


def _first_page(made: PeriodReport, weeks: Groups) -> list[Block]:
    blocks: list[Block] = [
        Words(say_kept([], made.total), bold=True),
        Tiles(_tiles(made.total, made.before)),
        Words(say_safety(made.safety), bold=bool(made.safety.figures.due)),
        Words(say_agreed(made.agreed)),
        Heading(_("Week by week")),
        Words(say_kept(weeks)),
        Bars(LEGEND, _bars(weeks)),
    ]
    if 1 < len(made.by_day) <= MOST_BARS:
        blocks += [
            Heading(_("Day by day")),
            Words(say_kept(made.by_day)),
            Bars(LEGEND, _bars(made.by_day)),
        ]
    return blocks


def _tiles(now: Figures, before: Figures | None) -> tuple[Tile, ...]:
    def earlier(say: Callable[[Figures], str]) -> str:
        if before is None or not before.due:
            return ""
        return "\n" + _("before: {figure}", figure=say(before))

    return (
        Tile(
            _("Reached in time"),
            say_percent(now.contacted_on_time, now.due),
            _(
                "{spoke_on_time} spoken with, {message_on_time}, of {due} due",
                spoke_on_time=now.spoke_on_time,
                message_on_time=say_messages(now.message_on_time),
                due=now.due,
            )
            + earlier(_reached),
        ),
        Tile(
            _("Tried in time"),
            say_percent(now.tried_on_time, now.due),
            _(
                "{tried_on_time} of {due} due",
                tried_on_time=now.tried_on_time,
                due=now.due,
            )
            + earlier(_tried),
        ),
        Tile(
            _("Missed"),
            grouped(now.missed),
            _(
                "of {due} due; {overdue_now} still open",
                due=now.due,
                overdue_now=now.overdue_now,
            )
            + earlier(_missed),
            alarming=bool(now.missed),
        ),
        Tile(
            _("To the first call, desk time"),
            say_open_minutes(now.median_open_minutes),
            _(
                "half were called sooner; nine in ten within {time}",
                time=say_open_minutes(now.nine_in_ten_open_minutes),
            )
            + earlier(_waited),
        ),
    )


def _reached(figures: Figures) -> str:
    return say_percent(figures.contacted_on_time, figures.due)


def _tried(figures: Figures) -> str:
    return say_percent(figures.tried_on_time, figures.due)


def _missed(figures: Figures) -> str:
    return _("{missed} of {due}", missed=figures.missed, due=figures.due)


def _waited(figures: Figures) -> str:
    return say_open_minutes(figures.median_open_minutes)


def _bars(groups: Groups) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            say_day_of_month(date.fromisoformat(str(key))),
            (figures.contacted_on_time, figures.only_tried, figures.missed),
        )
        for key, figures in groups[-MOST_BARS:]
    )


def _second_page(
    missed: Sequence[MissedCallback], calendar: BusinessCalendar
) -> list[Block]:
    blocks: list[Block] = [Heading(_("Missed callbacks"))]
    if missed:
        causes = Counter(CAUSES[one.reason.cause] for one in missed)
        unsigned = sum(one.review is None for one in missed)
        said = ", ".join(
            f"{cause}: {grouped(count)}" for cause, count in causes.most_common()
        )
        blocks += [
            Words(
                _(
                    "Likely causes, as worked out: {said}. Not signed off: {unsigned}.",
                    said=said,
                    unsigned=unsigned,
                )
            ),
            missed_grid(missed[:MOST_MISSED], calendar),
        ]
        if len(missed) > MOST_MISSED:
            more = len(missed) - MOST_MISSED
            blocks.append(
                Words(
                    _(
                        "And {more} more, on the page Missed and in its export.",
                        more=more,
                    )
                )
            )
    else:
        blocks.append(Words(_("No callback was missed in these days.")))
    blocks.append(Heading(_("What the figures mean")))
    blocks += [Words(f"{word}: {means}", small=True) for word, means in DEFINITIONS]
    return blocks


def missed_grid(missed: Sequence[MissedCallback], calendar: BusinessCalendar) -> Grid:
    """Missed callbacks by the number of the lead: no name, no telephone number."""
    return Grid(
        (
            GridColumn(_("Lead"), 7, right=True),
            GridColumn(_("Due"), 20),
            GridColumn(_("First call"), 15),
            GridColumn(_("Likely cause"), 20),
            GridColumn(_("Signed off as"), 20),
            GridColumn(_("By"), 18),
        ),
        tuple(_grid_row(one, calendar) for one in missed),
    )


def _grid_row(one: MissedCallback, calendar: BusinessCalendar) -> tuple[str, ...]:
    promise, review = one.promise, one.review
    return (
        str(promise.told.lead_id),
        say_instant(calendar.local(promise.due_at)),
        say_late(promise, calendar),
        CAUSES[one.reason.cause],
        "" if review is None else visible(say_review(review.cause))[:LONGEST_CELL],
        "" if review is None else visible(review.by)[:LONGEST_CELL],
    )
