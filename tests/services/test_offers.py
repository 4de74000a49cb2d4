"""What can be taken out of the desk: one source alone, and who was never reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.pages import Grid, Heading, Pages
from callback_desk.domain.period_report import Period
from callback_desk.domain.sort_order import SortOrder
from callback_desk.services import promise_list
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.missed_weeks import week_of
from callback_desk.services.offers import (
    MissedOffer,
    NeverReachedOffer,
    ReportOffer,
    handed_out,
)
from callback_desk.services.reports import make_report
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.storage.stored_desk import take
from tests.ui.missed.missed_people import live

WEEK: Period = week_of(MONDAY.date())
META = "Meta lead ads"
ASKED_BY_META = "Ida Jay,(212) 555-0190,,hello,2026-11-16 10:10"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        live(desk, tmp_path, clock)
        take(desk, tmp_path, ASKED_BY_META, settings=SourceSettings(source_name=META))
        yield desk


def heading_of(pages: Pages) -> str:
    return next(one.words for one in pages.blocks if isinstance(one, Heading))


def test_a_report_of_one_source_leaves_as_such(desk: Desk) -> None:
    offer = ReportOffer(WEEK, META)
    tables = {table.title: table for table in offer.tables(desk, None)}
    alone = make_report(desk, WEEK, META).total
    assert alone.due == 1 < make_report(desk, WEEK).total.due
    assert tables["Promises"].rows[0][1] == alone.due
    assert ("Source", META) in tables["About these figures"].rows
    pages = offer.pages(desk, None)
    assert META in heading_of(pages)
    assert offer.title == f"Report, only “{META}”"
    # Of the missed ones, too: Ida, and none of the others.
    assert [
        row[0] for one in pages.blocks if isinstance(one, Grid) for row in one.rows
    ] == ["8"]
    assert heading_of(ReportOffer(WEEK).pages(desk, None)).startswith("Callbacks, ")
    everything = {t.title: t for t in ReportOffer(WEEK).tables(desk, None)}
    assert ("Source", "all") in everything["About these figures"].rows


def test_who_was_never_reached_leaves_with_their_numbers(desk: Desk) -> None:
    (table,) = NeverReachedOffer(WEEK, given_up=False).tables(desk, None)
    headings = [column.heading for column in table.columns]
    assert headings[:4] == ["Lead", "Name", "Phone", "Source"]
    assert "Due (UTC)" in headings
    assert "Due (America/New_York)" in headings
    rows = {row[1]: row for row in table.rows}
    assert set(rows) == {"Bo Chen", "Kwame Mensah"}
    assert rows["Bo Chen"][2] == "+16465550188"
    assert rows["Kwame Mensah"][headings.index("By then")] == "missed"
    (none,) = NeverReachedOffer(WEEK, given_up=True).tables(desk, None)
    assert none.rows == ()
    assert none.title == "Given up"


def test_all_of_them_leave_however_many_a_list_shows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise_list, "MOST_ROWS", 1)
    offer = NeverReachedOffer(WEEK, given_up=False)
    (table,) = offer.tables(desk, None)
    assert len(table.rows) == 2
    assert handed_out(offer, [table], "exported").number == 2
    pages = offer.pages(desk, None)
    assert handed_out(offer, pages, "printed").number == 2
    assert heading_of(pages) == "Never reached"
    assert "2 rows" in str(pages.blocks)


def test_rows_leave_in_the_order_in_which_they_are_seen_and_say_so(desk: Desk) -> None:
    def names(offer: MissedOffer | NeverReachedOffer) -> list[object]:
        (table,) = offer.tables(desk, ["name"])
        return [row[0] for row in table.rows]

    usual, by_name = MissedOffer(WEEK), MissedOffer(WEEK, SortOrder(1))
    assert names(by_name) == sorted(names(usual), key=str)
    assert names(by_name) != names(usual)
    assert (usual.order, by_name.order) == ("", "Sorted by Name, ascending.")
    (grid,) = [one for one in by_name.pages(desk, None).blocks if isinstance(one, Grid)]
    assert [row[1] for row in grid.rows] == names(by_name)
    tried = NeverReachedOffer(WEEK, False, SortOrder(0, falls=True))
    assert names(tried) == ["Kwame Mensah", "Bo Chen"]
    assert tried.order == "Sorted by Name, descending."
    assert "usual order" in ReportOffer(WEEK).order


def test_on_paper_times_and_numbers_are_read_as_on_the_screen(desk: Desk) -> None:
    pages = MissedOffer(WEEK).pages(desk, None)
    (grid,) = [one for one in pages.blocks if isinstance(one, Grid)]
    headings = [column.heading for column in grid.columns]
    assert headings[:6] == [
        *("Lead", "Name", "Phone", "Due", "First call", "Desk time late"),
    ]
    rows = {row[1]: row for row in grid.rows}
    assert rows["Kwame Mensah"][2:6] == (
        *("(415) 555-0126", "Tue 17 Nov 2026 5:00 PM", "Wed 18 Nov 2026 10:25 AM"),
        "1 h 25 m",
    )
    assert rows["Tuan Nguyen"][4] == ""
    assert "Times are those of America/New_York." in str(pages.blocks)
    # In a file they stand as they are counted with.
    (table,) = MissedOffer(WEEK).tables(desk, ["phone", "due", "minutes_late"])
    assert table.columns[1].heading == "Due (America/New_York)"
    assert ("+14155550126", "2026-11-17 17:00:00", 85) in table.rows


def test_ticked_columns_alone_leave(desk: Desk) -> None:
    (table,) = NeverReachedOffer(WEEK, given_up=False).tables(desk, ["lead", "source"])
    assert [column.heading for column in table.columns] == ["Lead", "Source"]
