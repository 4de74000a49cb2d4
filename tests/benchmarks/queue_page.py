"""The list of the day: how soon it is painted, and how fast it scrolls.

First painted: the same view with 10,000 and 100,000 rows beside itself with 50. A frame
while scrolling: our model beside a model in C++ under the same plain painting; and the
list as it is, two lines and icons, beside Qt's plain table of that model.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QTableView

from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.reference.phone_reader import PhoneReader
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.lead_list import LeadListPanel
from callback_desk.ui.today.lead_table import LeadTable
from callback_desk.ui.today.row_words import HEADINGS
from tests.benchmarks.figure import Figure, paired_ratio, seconds
from tests.ui.today.people import NOW, clinic, drawn_people, entries_of

FEW, MANY = 50, (10_000, 100_000)
TURNS = 15
SIZE = QSize(770, 640)
SCROLLED_ROWS, FRAMES = 2_000, 240
# A wheel's notch: most of each frame is painted anew.
STEP = 135


def measure() -> list[Figure]:
    """First paint against the number of rows; scrolling against C++."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("this needs an application with widgets")
    theme = Theme(application, dark=False)
    return [
        *(_first_painted(application, theme, rows) for rows in MANY),
        _one_more_shown(application, theme),
        *_scrolling(application, theme),
    ]


def _entries(count: int) -> list[QueueEntry]:
    kinds = entries_of(drawn_people())
    return [
        replace(kind, lead=replace(kind.lead, lead_id=n + 1, record_id=None))
        for n, kind in ((n, kinds[n % len(kinds)]) for n in range(count))
    ]


def _first_painted(application: QApplication, theme: Theme, rows: int) -> Figure:
    few, many = _entries(FEW), _entries(rows)
    times: tuple[list[float], list[float]] = [], []
    for turn in range(TURNS + 2):
        for entries, taken in zip((many, few), times, strict=True):
            time = seconds(partial(_paint_first, application, theme, entries))
            if turn > 1:
                taken.append(time)
    ours, peer = times
    return Figure(
        f"the list first painted with {rows:,} rows",
        f"{median(ours) * 1000:.1f} ms",
        f"{median(peer) * 1000:.1f} ms with {FEW} rows",
        paired_ratio(ours, peer),
        1.3,
    )


def _paint_first(
    application: QApplication, theme: Theme, entries: Sequence[QueueEntry]
) -> None:
    table = LeadTable(PhoneReader().show)
    panel = LeadListPanel(theme, table)
    panel.resize(SIZE)
    table.show(entries, NOW, clinic())
    panel.show()
    application.processEvents()
    panel.close()


def _one_more_shown(application: QApplication, theme: Theme) -> Figure:
    """A refresh of a long list: the first one is gone, another came."""
    entries = _entries(MANY[-1])
    later = [*entries[1:1000], replace(entries[0], lead=replace(
        entries[0].lead, lead_id=MANY[-1] + 1)), *entries[1000:]]  # fmt: skip
    table = LeadTable(PhoneReader().show)
    panel = LeadListPanel(theme, table)
    panel.resize(SIZE)
    table.show(entries, NOW, clinic())
    panel.choose(entries[20].lead.lead_id or 0)
    panel.show()
    application.processEvents()
    taken = []
    for turn in range(TURNS):
        shown = later if turn % 2 == 0 else entries
        taken.append(seconds(partial(_show_again, application, table, shown)))
    panel.close()
    gap = 0.1
    return Figure(
        f"{MANY[-1]:,} rows shown again with one changed",
        f"{median(taken) * 1000:.0f} ms",
        f"{gap * 1000:.0f} ms, the longest gap allowed",
        median(taken) / gap,
        1.0,
    )


def _show_again(
    application: QApplication, table: LeadTable, entries: Sequence[QueueEntry]
) -> None:
    table.show(entries, NOW, clinic())
    application.processEvents()


def _scrolling(application: QApplication, theme: Theme) -> list[Figure]:
    entries = _entries(SCROLLED_ROWS)
    table = LeadTable(PhoneReader().show)
    table.show(entries, NOW, clinic())
    panel = LeadListPanel(theme, table)
    panel.resize(SIZE)
    panel.show()
    plain, peer = _plain_view(table), _plain_view(_in_cpp(table))
    views: dict[str, QTableView] = {"list": panel.view, "model": plain, "peer": peer}
    application.processEvents()
    times: dict[str, list[float]] = {name: [] for name in views}
    for frame in range(FRAMES):
        for name, view in views.items():
            act: Callable[[], object] = partial(_frame, application, view, frame)
            time = seconds(act)
            if frame > FRAMES // 10:
                times[name].append(time)
    for widget in (panel, plain, peer):
        widget.close()
    beside = f"{median(times['peer']) * 1000:.2f} ms, Qt's model in C++"
    return [
        Figure(
            f"a scrolling frame, {what}",
            f"{median(times[name]) * 1000:.2f} ms",
            beside,
            paired_ratio(times[name], times["peer"]),
            1.4,
        )
        for name, what in (
            ("model", "our model, Qt's plain painting"),
            ("list", "the whole list as it is"),
        )
    ]


def _frame(application: QApplication, view: QTableView, frame: int) -> None:
    view.verticalScrollBar().setValue(frame * STEP)
    view.viewport().repaint()


def _plain_view(model: QAbstractItemModel) -> QTableView:
    """A table like ours, painted by Qt alone."""
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(QStyledItemDelegate(view))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(45)
    for column, width in enumerate((190, 190, 140, 130, 110)):
        view.setColumnWidth(column, width)
    view.resize(SIZE)
    view.show()
    return view


def _in_cpp(table: LeadTable) -> QStandardItemModel:
    model = QStandardItemModel(table.rowCount(), len(HEADINGS))
    for row in range(table.rowCount()):
        for column in range(len(HEADINGS)):
            text = str(table.index(row, column).data())
            model.setItem(row, column, QStandardItem(text))
    return model
