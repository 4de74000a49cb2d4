"""The list of holidays: a long name is read in full, in a narrow list as well."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.ui.first_run.closing_dates import SuggestedClosing, Suggestion
from callback_desk.ui.first_run.closing_list import ClosingList
from callback_desk.ui.theme import Theme

SHORT = SuggestedClosing("Labor Day", (date(2027, 9, 6),), closed=True)
LONG = SuggestedClosing(
    "Juneteenth National Independence Day",
    (date(2027, 6, 18), date(2027, 6, 19)),
    closed=True,
)


@pytest.mark.parametrize(("wide", "lines"), [(330, 2), (700, 1)])
def test_a_long_name_stands_on_two_lines_where_it_must(
    qtbot: QtBot, theme: Theme, wide: int, lines: int
) -> None:
    closings = ClosingList(theme)
    qtbot.addWidget(closings)
    closings.resize(wide, 300)
    closings.show_suggestion(Suggestion((SHORT, LONG)))
    closings.show()
    rows = closings.rows
    short, long = (rows.visualItemRect(row).height() for row in closings.rows.rows())
    assert long - short == (lines - 1) * rows.fontMetrics().height()
