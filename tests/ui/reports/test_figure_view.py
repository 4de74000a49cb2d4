"""Tables of figures fit into their panels, and their headings say all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.figure_table import Column, FigureTable, Unit
from callback_desk.ui.reports.figure_view import FigureView, in_lines
from callback_desk.ui.theme import Theme
from callback_desk.wording.report_tables import FIGURES

# What half of a window of 1366 leaves a table, in layout units.
HALF = 148
FUNNEL = FigureTable(
    "funnel",
    "From asking to coming, by source",
    "",
    "",
    (
        Column("Source", Unit.TEXT),
        Column("Asked", Unit.COUNT),
        Column("Spoken", Unit.COUNT),
        Column("Booked", Unit.COUNT),
        Column("Came", Unit.COUNT),
        Column("Spend", Unit.CENTS),
        Column("Per booked", Unit.CENTS),
        Column("Lost to", Unit.TEXT),
    ),
    (
        ("Google, winter pain", 2918, 1369, 725, 611, 312_000, 43_034, "No interest"),
        ("All", 11_673, 5410, 3006, 2611, 1_057_000, 35_163, "Not interested"),
    ),
)


def test_the_funnel_is_seen_without_scrolling_sideways(
    qtbot: QtBot, theme: Theme
) -> None:
    view = FigureView(theme, "funnel")
    qtbot.addWidget(view)
    view.resize(theme.px(HALF), 200)
    view.show_table(FUNNEL)
    view.show()
    qtbot.waitExposed(view)
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    last = len(FUNNEL.columns) - 1
    assert view.columnWidth(last) >= view.sizeHintForColumn(last)


WEEKS = FigureTable(
    "by_week",
    "Promises by week",
    "",
    "",
    (Column("Week of", Unit.DAY), *FIGURES),
    (("2026-09-28", 1918, 865, 419, 378, 256, 256, 87, 45, 480),),
)


def test_the_weeks_are_seen_without_scrolling_sideways(
    qtbot: QtBot, theme: Theme
) -> None:
    view = FigureView(theme, "weeks")
    qtbot.addWidget(view)
    view.resize(theme.px(HALF), 200)
    view.show_table(WEEKS)
    view.show()
    qtbot.waitExposed(view)
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.columnWidth(0) >= view.sizeHintForColumn(0)


def test_a_long_heading_takes_two_lines(qtbot: QtBot, theme: Theme) -> None:
    assert in_lines("Spend") == "Spend"
    assert in_lines("Per booked") == "Per\nbooked"
    assert in_lines("Called within 30 m") == "Called\nwithin 30 m"
    assert in_lines("As many days before") == "As many\ndays before"
    view = FigureView(theme, "funnel")
    qtbot.addWidget(view)
    view.show_table(FUNNEL)
    model = view.model()
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across) == "Source"
    assert model.headerData(6, across) == "Per\nbooked"
    spoken = model.index(0, 6).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Per booked: $430"
