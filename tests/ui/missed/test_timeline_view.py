"""A missed callback drawn: as high as its labels need, and no higher."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.missed_cause import Event, Moment
from callback_desk.ui.missed.timeline_view import TimelineView
from callback_desk.ui.theme import Theme
from tests.desks import CALENDAR, MONDAY

CLINIC = BusinessCalendar(read_calendar(CALENDAR))
WIDE, NARROW = 860, 150
DUE = MONDAY + timedelta(hours=28)


def moment(what: Event, at: datetime) -> Moment:
    return Moment(at, what)


def view(qtbot: QtBot, theme: Theme, *moments: Moment) -> TimelineView:
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.show_moments(moments, CLINIC)
    return made


ASKED = moment(Event.RECEIVED, MONDAY - timedelta(hours=2))
CAME_IN = moment(Event.IMPORTED, MONDAY)
OPENED = moment(Event.CLAIMED, MONDAY + timedelta(hours=2))
FELL_DUE = moment(Event.DUE, DUE)
CALLED = moment(Event.CONTACT, DUE + timedelta(hours=17))


def test_where_there_is_room_each_side_has_one_line_of_labels(
    qtbot: QtBot, theme: Theme
) -> None:
    above = view(qtbot, theme, ASKED, FELL_DUE, CALLED)
    both = view(qtbot, theme, ASKED, CAME_IN, OPENED, FELL_DUE, CALLED)
    one = both.heightForWidth(WIDE) - above.heightForWidth(WIDE)
    assert one > 0
    # Two that stand close together stand beside one another, not in two lines.
    alone = view(qtbot, theme, ASKED, CAME_IN, FELL_DUE, CALLED)
    assert both.heightForWidth(WIDE) == alone.heightForWidth(WIDE)
    # Where it is narrow there are two lines, and it is higher by as much.
    assert both.heightForWidth(NARROW) > both.heightForWidth(WIDE)


def test_it_is_as_high_as_what_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    made = view(qtbot, theme, ASKED, CAME_IN, OPENED, FELL_DUE, CALLED)
    for wide in (WIDE, NARROW * 2):
        made.resize(wide, made.heightForWidth(wide) + 40)
        picture = made.grab().toImage()
        empty = picture.pixelColor(picture.width() - 1, picture.height() - 1)
        lowest = max(
            y
            for y in range(picture.height())
            if any(picture.pixelColor(x, y) != empty for x in range(picture.width()))
        )
        assert lowest < made.heightForWidth(wide) * ratio(picture)


@pytest.mark.parametrize("what", [Event.IMPORTED, Event.CLAIMED])
def test_no_stem_crosses_the_name_of_a_day(
    qtbot: QtBot, theme: Theme, what: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, stems = list[tuple[QRectF, str]](), list[float]()
    text, line = QPainter.drawText, QPainter.drawLine

    def draw_text(painter: QPainter, room: QRectF, flags: int, words: str) -> None:
        drawn.append((room, words))
        text(painter, room, flags, words)

    def draw_line(painter: QPainter, one: QPointF, other: QPointF) -> None:
        if one.x() == other.x() and other.y() > one.y():
            stems.append(one.x())
        line(painter, one, other)

    monkeypatch.setattr(QPainter, "drawText", draw_text)
    monkeypatch.setattr(QPainter, "drawLine", draw_line)
    for hours in range(-2, 6):
        drawn.clear()
        stems.clear()
        when = MONDAY + timedelta(hours=hours)
        made = view(qtbot, theme, ASKED, moment(what, when), FELL_DUE, CALLED)
        made.resize(WIDE, made.heightForWidth(WIDE))
        made.grab()
        (room,) = [room for room, words in drawn if words.startswith("Mon 16")]
        assert stems
        assert not any(room.left() <= stem <= room.right() for stem in stems)


def ratio(picture: QImage) -> float:
    return picture.devicePixelRatio()
