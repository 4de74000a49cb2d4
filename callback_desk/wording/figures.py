"""The figures of a period in words; a share never stands without its counts."""

from callback_desk.domain.figures import Figures
from callback_desk.translation import _, _n

MINUTES_AN_HOUR = 60


def say_share(part: int, whole: int) -> str:
    """So many of so many, and how much that is: `43 (91 %)`."""
    return f"{part} ({say_percent(part, whole)})" if whole else "0"


def say_percent(part: int, whole: int) -> str:
    """A share in whole per cent; never 100 % where one is missing, nor 0 % of some."""
    if not whole:
        return "–"  # noqa: RUF001 - the dash that is printed
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        percent = 99
    if percent == 0 and part:
        percent = 1
    return f"{percent} %"


def say_open_minutes(minutes: float | None) -> str:
    """Desk time: `45 m`, `1 h 12 m`; a dash where there is none."""
    if minutes is None:
        return "–"  # noqa: RUF001 - the dash that is printed
    hours, rest = divmod(round(minutes), MINUTES_AN_HOUR)
    if hours and not rest:
        return _("{hours} h", hours=hours)
    if not hours:
        return _("{minutes} m", minutes=rest)
    return _("{hours} h {minutes} m", hours=hours, minutes=rest)


def say_messages(count: int) -> str:
    """So many messages."""
    return _n("1 message", "{count} messages", count)


def say_figures(figures: Figures) -> list[str]:
    """The figures of a period, a line each."""
    if not figures.due:
        return [_("No promise that counts fell due in that period.")]
    due = figures.due
    lines = [
        _n("1 promise fell due.", "{count} promises fell due.", due),
        _(
            "Reached on time: {share}: {spoke_on_time} spoken with, {messages}.",
            share=say_share(figures.contacted_on_time, due),
            spoke_on_time=figures.spoke_on_time,
            messages=say_messages(figures.message_on_time),
        ),
        _("Tried on time: {share}.", share=say_share(figures.tried_on_time, due)),
        _(
            "Missed: {missed}, {overdue_now} of them not called yet.",
            missed=figures.missed,
            overdue_now=figures.overdue_now,
        ),
    ]
    if figures.median_open_minutes is not None:
        lines.append(
            _(
                "To the first call, desk time: {open_minutes} (median).",
                open_minutes=say_open_minutes(figures.median_open_minutes),
            )
        )
    return lines
