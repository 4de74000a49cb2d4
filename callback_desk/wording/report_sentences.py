"""One sentence for each picture of a report: what is to be seen in it."""

from datetime import date

from callback_desk.domain.agreed_calls import AgreedCalls
from callback_desk.domain.figures import Figures, Key
from callback_desk.domain.funnel import Funnel, FunnelRow
from callback_desk.domain.period_report import (
    Groups,
    PeriodReport,
    SafetyFigures,
    Tries,
)
from callback_desk.translation import _, _n
from callback_desk.wording.figures import say_percent
from callback_desk.wording.intake import say_origin
from callback_desk.wording.times import say_day

NONE_DUE = _("No promise that counts fell due in these days.")
# Who asks before or after these hours on a working day asks in the evening.
MORNING, EVENING = 9, 17
WORKING_DAYS = 5
# A booked visit that costs so many times as much is worth a sentence.
MUCH_MORE = 1.5
# Fewer than these say nothing of which one was best.
ENOUGH = 5
CENTS = 100
# From a hundred dollars on nobody reads the cents.
WITHOUT_CENTS = 100 * CENTS


def say_kept(groups: Groups, total: Figures | None = None) -> str:
    """How many were tried in time, and in which week or on which day it went best."""
    whole = total or _sum(groups)
    if not whole.due:
        return NONE_DUE
    said = _(
        "{tried} of {due} were tried in time ({percent}).",
        tried=whole.tried_on_time,
        due=whole.due,
        percent=say_percent(whole.tried_on_time, whole.due),
    )
    dated = [(key, f) for key, f in groups if _date(key) and f.due >= ENOUGH]
    if len(dated) < 2:
        return said
    key, worst = min(dated, key=_share_in_time)
    day = _date(key)
    if worst.missed and day is not None:
        hardest = _(
            "Hardest: {day}, {missed} of {due} missed.",
            day=say_day(day),
            missed=worst.missed,
            due=worst.due,
        )
        return f"{said} {hardest}"
    return said


def _share_in_time(one: tuple[Key, Figures]) -> float:
    return one[1].tried_on_time / one[1].due


def _date(key: Key) -> date | None:
    try:
        return date.fromisoformat(str(key))
    except ValueError:
        return None


def _sum(groups: Groups) -> Figures:
    each = [figures for _unused, figures in groups]
    return Figures(
        due=sum(f.due for f in each),
        spoke_on_time=sum(f.spoke_on_time for f in each),
        message_on_time=sum(f.message_on_time for f in each),
        tried_on_time=sum(f.tried_on_time for f in each),
        missed=sum(f.missed for f in each),
        overdue_now=sum(f.overdue_now for f in each),
        median_open_minutes=None,
        nine_in_ten_open_minutes=None,
    )


def say_by_staff(groups: Groups) -> str:
    """How many the busiest person called; the desk is judged, never a person."""
    called = [(key, figures) for key, figures in groups if key is not None]
    if not called:
        return _("Nobody has made a first call for these promises yet.")
    name, most = max(called, key=lambda one: one[1].due)
    return _n(
        "1 person made the first calls; most of them {name}: {most}.",
        "{count} people made the first calls; most of them {name}: {most}.",
        len(called),
        name=name,
        most=most.due,
    )


def say_by_source(groups: Groups) -> str:
    """Of which kind most promises were, and how they went."""
    if not groups:
        return NONE_DUE
    known = [one for one in groups if one[0] is not None] or groups
    most = max((one[1] for one in known), key=lambda figures: figures.due)
    return _(
        "Of the largest group {tried_on_time} of {due} were tried in time ({percent}).",
        tried_on_time=most.tried_on_time,
        due=most.due,
        percent=say_percent(most.tried_on_time, most.due),
    )


def say_arrivals(report: PeriodReport) -> str:
    """How many ask when nobody is at the desk."""
    whole = sum(map(sum, report.arrivals))
    if not whole:
        return _("Nobody asked in these days, as far as the hour is known.")
    working = sum(
        sum(hours[MORNING:EVENING]) for hours in report.arrivals[:WORKING_DAYS]
    )
    away = whole - working
    return _(
        "{away} of {whole} asked in the evening, at night or on a weekend ({percent}).",
        away=away,
        whole=whole,
        percent=say_percent(away, whole),
    )


def say_tries(tries: Tries) -> str:
    """How many were reached by the first dial."""
    reached = sum(tries.reached_by)
    if not reached:
        return _("Nobody was reached by a dial of ours.")
    first = tries.reached_by[0]
    return _(
        "{first} of {reached} were reached by the first dial.",
        first=first,
        reached=reached,
    )


def say_agreed(agreed: AgreedCalls) -> str:
    """How many of the agreed calls were kept."""
    if not agreed.agreed:
        return _("No call was agreed for these days.")
    return _(
        "{kept} of {agreed} agreed calls were kept ({percent}).",
        kept=agreed.kept,
        agreed=agreed.agreed,
        percent=say_percent(agreed.kept, agreed.agreed),
    )


def say_safety(safety: SafetyFigures) -> str:
    """How the priority leads were seen to."""
    if not safety.figures.due:
        return _("No promise to a priority lead fell due.")
    return _(
        "Priority leads: {tried_on_time} of {due} tried "
        "in time, {within_goal} of {timed} within 30 desk minutes.",
        tried_on_time=safety.figures.tried_on_time,
        due=safety.figures.due,
        within_goal=safety.within_goal,
        timed=safety.timed,
    )


def say_funnel(funnel: Funnel) -> str:
    """Which source costs more for a booked visit, or how many came."""
    total = funnel.total
    if not total.asked:
        return _("Nobody asked in these days.")
    costing = [row for row in funnel.by_source if row.cents_a_booked_visit]
    if len(costing) > 1:
        cheap = min(costing, key=_cost)
        dear = max(costing, key=_cost)
        if _cost(dear) >= MUCH_MORE * _cost(cheap):
            return _(
                "A booked visit costs {times} as much "
                "from {source} as from {source_2}.",
                times=_times(_cost(dear) / _cost(cheap)),
                source=say_origin(dear.source or ""),
                source_2=say_origin(cheap.source or ""),
            )
    return _(
        "{booked} of {asked} who asked have booked ({percent}), {came} came.",
        booked=total.booked,
        asked=total.asked,
        percent=say_percent(total.booked, total.asked),
        came=total.came,
    )


def _cost(row: FunnelRow) -> int:
    return row.cents_a_booked_visit or 0


def _times(ratio: float) -> str:
    whole = round(ratio)
    if abs(ratio - whole) < 0.25 and whole == 2:
        return _("twice")
    return _("{ratio:.1f} times", ratio=ratio)


def say_money(cents: int | None) -> str:
    """An amount like `$3,120` or `$12.50`, with the cents of small ones alone."""
    if cents is None:
        return "–"  # noqa: RUF001 - the dash that is printed
    if cents >= WITHOUT_CENTS:
        return f"${round(cents / CENTS):,}"
    whole, rest = divmod(cents, CENTS)
    return f"${whole:,}.{rest:02}" if rest else f"${whole:,}"
