"""The tables of a report about who came, by source, and why others did not."""

from collections.abc import Mapping, Sequence

from callback_desk.domain.figure_table import Cell, Column, FigureTable, Unit
from callback_desk.domain.funnel import FunnelRow
from callback_desk.domain.period_report import PeriodReport
from callback_desk.translation import _
from callback_desk.wording import report_words as words
from callback_desk.wording.intake import say_origin
from callback_desk.wording.report_sentences import say_funnel


def funnel_table(report: PeriodReport, labels: Mapping[str, str]) -> FigureTable:
    """From asking to coming, by source."""

    def row(which: FunnelRow) -> tuple[Cell, ...]:
        return (
            say_origin(which.source),
            which.asked,
            which.spoken,
            which.booked,
            which.came,
            which.spend_cents,
            which.cents_a_booked_visit,
            say_why(which.lost_most_to, labels),
        )

    funnel = report.funnel
    return FigureTable(
        "funnel",
        _("From asking to coming, by source"),
        say_funnel(funnel),
        f"{words.ASKED} {words.SPOKEN_WITH} {words.BOOKED} {words.CAME}",
        (
            Column(_("Source"), Unit.TEXT),
            Column(_("Asked"), Unit.COUNT, words.ASKED),
            Column(_("Spoken"), Unit.COUNT, words.SPOKEN_WITH),
            Column(_("Booked"), Unit.COUNT, words.BOOKED),
            Column(_("Came"), Unit.COUNT, words.CAME),
            Column(_("Spend"), Unit.CENTS, words.SPEND),
            Column(_("Per booked"), Unit.CENTS, words.SPEND),
            Column(_("Lost to"), Unit.TEXT, words.LOST),
        ),
        (*(row(one) for one in funnel.by_source), row(funnel.total)),
        sums=1,
    )


def visits_table(report: PeriodReport) -> FigureTable:
    """What became of the visits that were booked, by source."""

    def row(which: FunnelRow) -> tuple[Cell, ...]:
        return (
            say_origin(which.source),
            *(which.booked, which.came, which.no_shows, which.canceled, which.ahead),
            which.cents_a_visit,
        )

    total = report.funnel.total
    return FigureTable(
        "visits",
        _("Booked visits, by source"),
        _(
            "{came} of {booked} booked visits were kept, {no_shows} were not.",
            came=total.came,
            booked=total.booked,
            no_shows=total.no_shows,
        ),
        words.VISITS,
        (
            Column(_("Source"), Unit.TEXT),
            Column(_("Booked"), Unit.COUNT, words.BOOKED),
            Column(_("Came"), Unit.COUNT, words.CAME),
            Column(_("No-shows"), Unit.COUNT, words.VISITS),
            Column(_("Canceled"), Unit.COUNT, words.VISITS),
            Column(_("Ahead"), Unit.COUNT, words.VISITS),
            Column(_("Spend per visit"), Unit.CENTS, words.SPEND),
        ),
        (*(row(one) for one in report.funnel.by_source), row(total)),
        sums=1,
    )


def lost_table(report: PeriodReport, labels: Mapping[str, str]) -> FigureTable:
    """Why people were lost, by source."""
    sources = [row for row in report.funnel.by_source if row.lost]
    origins = [say_origin(row.source or "") for row in sources]
    why = _by_count(report.funnel.total.lost)
    return FigureTable(
        "lost",
        _("Why people were lost"),
        _("Nobody was lost.")
        if not why
        else _("Most often: {why}.", why=say_why(why[0], labels)),
        words.LOST,
        (
            Column(_("Why"), Unit.TEXT, words.LOST),
            *(Column(name, Unit.COUNT, words.LOST) for name in origins),
            Column(_("All"), Unit.COUNT, words.LOST),
        ),
        tuple(
            (
                say_why(one, labels),
                *(row.lost.get(one, 0) for row in sources),
                report.funnel.total.lost[one],
            )
            for one in why
        ),
    )


def _by_count(lost: Mapping[str, int]) -> Sequence[str]:
    return sorted(lost, key=lambda why: (-lost[why], why))


def say_why(code: str | None, labels: Mapping[str, str]) -> str | None:
    """Why somebody was lost: the outcome's words, or the reason as it was given."""
    return None if code is None else labels.get(code, code)
