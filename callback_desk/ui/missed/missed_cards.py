"""The figures above the missed callbacks, and how those before compare."""

from callback_desk.domain.figures import Figures
from callback_desk.services.period_review import PeriodReview
from callback_desk.translation import _, grouped
from callback_desk.ui.missed.figure_card import FigureCard
from callback_desk.ui.theme import Theme, Tone
from callback_desk.wording.figures import say_messages, say_open_minutes, say_percent
from callback_desk.wording.people import say_beside

DAYS_A_WEEK = 7


def make_cards(theme: Theme) -> list[FigureCard]:
    """Empty cards, in their order."""
    return [
        FigureCard(
            theme,
            _("Reached on time"),
            _(
                "Somebody was spoken with, or a message reached them, before it was "
                "due."
            ),
        ),
        FigureCard(
            theme,
            _("Tried on time"),
            _("Somebody dialed, or they were reached, before it was due."),
        ),
        FigureCard(
            theme,
            _("Missed"),
            _("Nobody dialed, and nobody was reached, before it was due."),
        ),
        FigureCard(
            theme,
            _("To the first call, desk time"),
            _(
                "From the receipt to the first dial or contact; closed hours do not "
                "count."
            ),
        ),
    ]


def show_figures(cards: list[FigureCard], read: PeriodReview) -> None:
    """Show the figures of a period on their cards."""
    now, before = read.figures, read.before
    reached, tried, missed, waited = cards
    reached.show_figure(
        say_percent(now.contacted_on_time, now.due),
        _(
            "{spoke_on_time} spoken with, {messages}, of {due} due",
            spoke_on_time=now.spoke_on_time,
            messages=say_messages(now.message_on_time),
            due=now.due,
        ),
    )
    earlier = say_percent(before.tried_on_time, before.due)
    tried.show_figure(
        say_percent(now.tried_on_time, now.due),
        _with_before(
            _(
                "{tried_on_time} of {due} due",
                tried_on_time=now.tried_on_time,
                due=now.due,
            ),
            earlier,
            before,
            read,
        ),
    )
    missed.show_figure(
        grouped(now.missed),
        _(
            "{overdue_now} still open, {unsigned} not signed off",
            overdue_now=now.overdue_now,
            unsigned=read.unsigned,
        ),
        Tone.OVERDUE if now.missed else None,
    )
    waited.show_figure(
        say_open_minutes(now.median_open_minutes),
        _with_before(
            "" if now.median_open_minutes is None else _("half called sooner"),
            say_open_minutes(before.median_open_minutes),
            *(before, read),
        ),
    )


def _with_before(words: str, earlier: str, before: Figures, read: PeriodReview) -> str:
    if not before.due:
        return words
    is_week = read.period.days == DAYS_A_WEEK
    which = (
        _("week before") if is_week else _("{days} days before", days=read.period.days)
    )
    return say_beside(filter(None, (words, f"{which} {earlier}")))
