"""A report as the contract prints it."""

from callback_desk.cli.output import Json
from callback_desk.domain.figures import Figures
from callback_desk.domain.funnel import FunnelRow
from callback_desk.domain.period_report import Groups, PeriodReport


def report_json(made: PeriodReport) -> Json:
    """Every figure of a period; shares are left to whoever reads it."""
    safety, tries, agreed = made.safety, made.tries, made.agreed
    return {
        **_figures_json(made.total),
        "by_day": _group_json(made.by_day),
        "by_staff": _group_json(made.by_staff),
        "by_source": _group_json(made.by_source),
        "by_arrival_hour": _group_json(made.by_arrival_hour),
        "by_week": _group_json(made.by_week),
        "by_campaign": _group_json(made.by_campaign),
        "by_interest": _group_json(made.by_interest),
        "before": None if made.before is None else _figures_json(made.before),
        "safety": {
            **_figures_json(safety.figures),
            "called_within_goal": safety.within_goal,
            "timed": safety.timed,
        },
        "tries_to_reach": {
            "reached_by": list(tries.reached_by),
            "they_called": tries.they_called,
            "not_reached": tries.not_reached,
            "not_tried": tries.not_tried,
        },
        "agreed_calls": {"agreed": agreed.agreed, "kept": agreed.kept},
        "arrivals": [list(hours) for hours in made.arrivals],
        "arrivals_untimed": made.arrivals_untimed,
        "funnel": {
            **_funnel_json(made.funnel.total),
            "by_source": [
                {"key": row.source, **_funnel_json(row)}
                for row in made.funnel.by_source
            ],
        },
    }


def _group_json(groups: Groups) -> list[dict[str, object]]:
    return [{"key": key, **_figures_json(figures)} for key, figures in groups]


def _figures_json(figures: Figures) -> dict[str, object]:
    return {
        "due": figures.due,
        "spoke_on_time": figures.spoke_on_time,
        "message_on_time": figures.message_on_time,
        "contacted_on_time": figures.contacted_on_time,
        "tried_on_time": figures.tried_on_time,
        "missed": figures.missed,
        "overdue_now": figures.overdue_now,
        "median_open_minutes_to_first_call": figures.median_open_minutes,
        "nine_in_ten_open_minutes_to_first_call": figures.nine_in_ten_open_minutes,
    }


def _funnel_json(row: FunnelRow) -> dict[str, object]:
    return {
        "asked": row.asked,
        "spoken_with": row.spoken,
        "message_only": row.messaged,
        "booked": row.booked,
        "came": row.came,
        "no_shows": row.no_shows,
        "canceled": row.canceled,
        "ahead": row.ahead,
        "lost": dict(sorted(row.lost.items())),
        "spend_cents": row.spend_cents,
        "cents_a_booked_visit": row.cents_a_booked_visit,
    }
