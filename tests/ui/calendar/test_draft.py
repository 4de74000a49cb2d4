"""A draft: edits that can be given up, and done over again on another calendar."""

from datetime import date

from pytestqt.qtbot import QtBot

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.errors import CalendarUnreadable
from callback_desk.ui.calendar import day_edits
from callback_desk.ui.calendar.draft import Draft
from tests.desks import CALENDAR

IN_FORCE = read_calendar(CALENDAR)
EVE, OTHER = date(2026, 12, 24), date(2026, 12, 28)


def draft() -> Draft:
    return Draft(1, IN_FORCE)


def test_edits_are_made_one_upon_another(qtbot: QtBot) -> None:
    edited = draft()
    with qtbot.waitSignal(edited.changed):
        edited.edit("one", day_edits.closed((EVE,), "Snow"))
    edited.edit("two", day_edits.special_hours((OTHER,), ((540, 720),)))
    assert edited.definition.closures[EVE] == "Snow"
    assert EVE not in edited.definition.special_hours
    assert edited.definition.special_hours[OTHER] == ((540, 720),)
    assert edited.is_pending


def test_an_edit_of_the_same_key_takes_the_place_of_the_last() -> None:
    edited = draft()
    for name in ("S", "Sn", "Snow"):
        edited.edit("close", day_edits.closed((EVE,), name))
    edited.edit("close", day_edits.as_usual((EVE,)))
    assert EVE not in edited.definition.closures


def test_leaving_it_brings_back_what_is_in_force(qtbot: QtBot) -> None:
    edited = draft()
    edited.edit("close", day_edits.closed((EVE,), "Snow"))
    with qtbot.waitSignal(edited.changed):
        edited.leave()
    assert not edited.is_pending
    assert edited.definition == IN_FORCE


def test_an_edit_that_cannot_be_is_told_and_changes_nothing(qtbot: QtBot) -> None:
    edited = draft()
    with qtbot.waitSignal(edited.refused) as refused:
        made = edited.edit("hours", day_edits.special_hours((EVE,), ((720, 540),)))
    assert not made
    assert isinstance(refused.args[0], CalendarUnreadable)
    assert not edited.is_pending


def test_edits_are_made_again_upon_what_came_into_force() -> None:
    edited = draft()
    edited.edit("close", day_edits.closed((EVE,), "Snow"))
    theirs = day_edits.closed((OTHER,), "Staff day")(IN_FORCE)
    edited.stand_on(2, theirs)
    assert edited.version == 2
    assert edited.definition.closures[OTHER] == "Staff day", "theirs is not undone"
    assert edited.definition.closures[EVE] == "Snow"


def test_an_edit_that_no_longer_can_be_is_left_out_and_told(qtbot: QtBot) -> None:
    edited = draft()
    edited.edit("close", day_edits.closed((EVE,), "Snow"))
    edited.edit("open", day_edits.decided((), ("Christmas Day",), closes=False))
    nowhere = CalendarDefinition(timezone="UTC", hours=IN_FORCE.hours)
    with qtbot.waitSignal(edited.refused):
        edited.stand_on(2, nowhere)
    assert edited.definition.closures == {EVE: "Snow"}


def test_what_came_into_force_is_a_new_beginning() -> None:
    edited = draft()
    edited.edit("close", day_edits.closed((EVE,), "Snow"))
    edited.settle(2, edited.definition)
    assert not edited.is_pending
    edited.leave()
    assert edited.definition.closures[EVE] == "Snow"
