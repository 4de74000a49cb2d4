"""The tables of a report: every row as wide as its headings, every sentence true."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from callback_desk.domain.agreed_calls import AgreedCalls
from callback_desk.domain.figures import Figures
from callback_desk.domain.funnel import Funnel, FunnelRow
from callback_desk.domain.period_report import (
    Groups,
    Period,
    PeriodReport,
    SafetyFigures,
    Tries,
)
from callback_desk.wording.intake import say_origin
from callback_desk.wording.report_sentences import say_funnel, say_kept, say_money
from callback_desk.wording.report_tables import percent, tables_of

GOOD = Figures(10, 6, 2, 9, 1, 1, 30.5, 90)
BAD = Figures(10, 1, 1, 4, 6, 2, 300, 700)
NONE = Figures(0, 0, 0, 0, 0, 0, None, None)
GOOGLE = FunnelRow("google", 20, 12, 3, 6, 4, 1, 0, 1, {"price": 3}, 60_000)
META = FunnelRow("meta", 10, 5, 1, 2, 1, 0, 0, 1, {"no_answer": 2, "price": 1}, 40_000)
ALL = FunnelRow(None, 30, 17, 4, 8, 5, 1, 0, 2, {"no_answer": 2, "price": 4}, 100_000)


@pytest.fixture
def report() -> PeriodReport:
    groups: Groups = [("2026-11-09", GOOD), ("2026-11-16", BAD)]
    return PeriodReport(
        period=Period(date(2026, 11, 9), date(2026, 11, 22)),
        at=datetime(2026, 11, 30, 12, tzinfo=UTC),
        total=replace(GOOD, due=20),
        before=NONE,
        by_day=groups,
        by_week=groups,
        by_staff=[("Kim Osei", GOOD), (None, BAD)],
        by_source=[("google", GOOD)],
        by_campaign=[(None, GOOD)],
        by_interest=[("ptsd", GOOD), (None, BAD)],
        by_arrival_hour=[(0, GOOD), (15, GOOD), (None, BAD)],
        safety=SafetyFigures(NONE, 0, 0),
        tries=Tries((5, 2, 0, 0, 1), 3, 4, 5),
        agreed=AgreedCalls(4, 3),
        arrivals=tuple((0,) * 8 + (1,) * 16 for _ in range(7)),
        arrivals_untimed=2,
        funnel=Funnel(ALL, (GOOGLE, META)),
    )


def test_every_row_is_as_wide_as_its_headings(report: PeriodReport) -> None:
    tables = tables_of(report, {"no_answer": "No answer"})
    assert len({table.code for table in tables}) == len(tables)
    for table in tables:
        assert table.title
        assert table.sentence.endswith(".")
        assert table.definition.endswith(".")
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.code


def test_the_funnel_names_sources_reasons_and_what_a_visit_costs(
    report: PeriodReport,
) -> None:
    tables = {t.code: t for t in tables_of(report, {"no_answer": "No answer"})}
    rows = {row[0]: row for row in tables["funnel"].rows}
    assert rows["google"][5:] == (60_000, 10_000, "price")
    assert rows["meta"][5:] == (40_000, 20_000, "No answer")
    assert rows["All"][1:5] == (30, 17, 8, 5)
    assert say_funnel(report.funnel) == (
        "A booked visit costs twice as much from meta as from google."
    )
    lost = {row[0]: row[1:] for row in tables["lost"].rows}
    assert lost == {"price": (3, 1, 4), "No answer": (0, 2, 2)}


def test_the_hardest_week_is_named(report: PeriodReport) -> None:
    assert say_kept(report.by_week) == (
        "13 of 20 were tried in time (65 %). Hardest: Mon 16 Nov, 6 of 10 missed."
    )
    assert "No promise" in say_kept([])


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 0, None), (999, 1000, 99), (1, 1000, 1), (0, 5, 0), (5, 5, 100)],
)
def test_a_share_is_never_rounded_to_all_or_none(
    part: int, whole: int, told: int | None
) -> None:
    assert percent(part, whole) == told


def test_money_is_said_with_its_cents_where_there_are_any() -> None:
    assert [say_money(cents) for cents in (312_000, 1_250)] == ["$3,120", "$12.50"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("gravity-forms-csv", "Gravity Forms CSV"),
        ("generic-csv", "a plain CSV"),
        ("Spring campaign", "Spring campaign"),
        (None, "All"),
    ],
)
def test_a_source_without_a_name_is_called_by_its_form(
    source: str | None, said: str
) -> None:
    assert say_origin(source) == said
