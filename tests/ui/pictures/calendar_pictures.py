"""The Calendar page in every state, drawn for a human eye."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.staff import Role
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.services.calendar_changes import PersonToCall
from callback_desk.services.calendar_sheet import HolidayNews
from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.calendar.chosen_days import ChosenDays
from callback_desk.ui.calendar.day_facts import CLOSED, SPECIAL
from callback_desk.ui.calendar.page import CalendarPage
from callback_desk.ui.theme import Theme
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.calendar.stand_in import NOW, StandIn, Waiting

# The page beside the rail and above the foot of a window of 1366 x 700.
PAGE, AT_125, LOW = (1246, 646), (972, 506), (1246, 520)
# Beside a narrow rail, in a window 420 wide.
STRIP = (388, 646)
PATIENCE_MS = 10_000
CHRISTMAS_EVE = date(2026, 12, 24)
NAMES = (
    *("Ngozi Okafor-Smythe", "Kwame Mensah", "Zoë Müller", "Tuan Nguyen"),
    *("José Ángel de la Cruz", "Anne-Marie D’Arcy", "Li Xiaolong"),
)
HOSTILE = "<b>Bobby</b>\u202e; DROP TABLE\nleads " + "W" * 90


def settle(page: CalendarPage) -> None:
    """Let everything that runs behind come in, and be painted."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    for _ in range(5):
        QApplication.processEvents()
        while not page.live.is_settled and not deadline.hasExpired():
            QApplication.processEvents()


def waiting(count: int, received: str = "2026-12-23T10:00") -> list[Waiting]:
    """So many leads that came in at one time."""
    return [Waiting(n + 1, NAMES[n % len(NAMES)], received) for n in range(count)]


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state of the page.

    Args:
        theme: the looks.
        background: where the page asks.
    """
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        opened(copy_desk(Path(folder)), DeskClock(NOW)) as desk,
    ):
        draw = _Drawing(theme, background, desk)
        yield from _days(draw)
        yield from _moving(draw)
        yield from _sides(draw)
        yield from _others(draw)


class _Drawing:
    """Makes pages, and lets go of the one before."""

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        self._theme, self._background, self.desk = theme, background, desk
        self._page: CalendarPage | None = None

    def page(
        self,
        services: StandIn,
        size: tuple[int, int] = PAGE,
        desk: Desk | None = None,
    ) -> CalendarPage:
        """A page of some size on some services."""
        if self._page is not None:
            self._page.close()
            self._page.deleteLater()
        page = CalendarPage(
            self._theme, self._background, desk or self.desk, HolidayTable(), services
        )
        self._page = page
        page.resize(*size)
        page.show()
        settle(page)
        return page


def choose(page: CalendarPage, first: date, last: date | None = None) -> None:
    """Choose days."""
    page.sheet.choose(ChosenDays(first, last or first))
    settle(page)


def special(page: CalendarPage, end: str) -> None:
    """Give the chosen day special hours up to a time."""
    page.side.day.choice.button(SPECIAL).click()
    field = page.side.day.spans.rows[-1].end
    field.setText(end)
    page.side.day.spans.read()
    settle(page)


def _days(draw: _Drawing) -> Iterator[tuple[str, QWidget]]:
    page = draw.page(StandIn(confirmed=set()))
    yield "year", page
    choose(page, CHRISTMAS_EVE)
    yield "day", page
    choose(page, date(2026, 11, 11))
    yield "holiday-to-decide", page
    choose(page, date(2026, 12, 21), date(2027, 1, 1))
    page.sheet.choose(ChosenDays(date(2026, 12, 31), date(2026, 12, 21)))
    page.side.day.choice.button(CLOSED).click()
    page.side.day.name.setText("Winter break")
    page.side.day.name.textEdited.emit("Winter break")
    page.side.day.name.editingFinished.emit()
    settle(page)
    yield "range-closed", page


def _moving(draw: _Drawing) -> Iterator[tuple[str, QWidget]]:
    usual = StandIn(confirmed={2026}, unconfirmed=(2027,))
    usual.definition = replace(usual.definition, special_hours={})
    page = draw.page(replace_leads(usual, waiting(3)))
    choose(page, CHRISTMAS_EVE)
    special(page, "12 pm")
    yield "special-hours", page
    page.resize(*AT_125)
    settle(page)
    yield "special-hours-at-125", page
    # Its rows stand beneath one another first; only then it needs no more room.
    for _narrower in range(2):
        page.resize(*STRIP)
        settle(page)
    yield "special-hours-narrow", page
    page = draw.page(replace_leads(usual, waiting(23)))
    choose(page, CHRISTMAS_EVE)
    page.side.day.choice.button(CLOSED).click()
    settle(page)
    yield "many-move", page
    page.side.change.more.click()
    settle(page)
    yield "many-move-all", page
    late = replace_leads(usual, waiting(4, "2026-11-25T14:00"))
    late.now = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)
    page = draw.page(late)
    choose(page, date(2026, 11, 30))
    special(page, "12 pm")
    yield "overdue-at-once", page


def replace_leads(services: StandIn, leads: list[Waiting]) -> StandIn:
    """The same services with other leads."""
    return replace(services, waiting=leads)


def _sides(draw: _Drawing) -> Iterator[tuple[str, QWidget]]:
    services = StandIn(confirmed={2026}, unconfirmed=(2027,))
    services.waiting = waiting(2, "2026-11-27T10:00")
    services.people = (
        PersonToCall(1, "Robert Smith Jr.", "+12125550133", NOW, None),
        PersonToCall(2, "Kwame Mensah", "+14155550126", None, NOW),
        PersonToCall(3, HOSTILE, "+13055550171", None, NOW),
    )
    page = draw.page(services)
    page.banners.confirm.button.click()
    settle(page)
    yield "holidays", page
    page.header.hours.click()
    settle(page)
    yield "desk-hours", page
    page.side.week.days[1].spans.rows[0].button.click()
    settle(page)
    yield "desk-hours-changed", page
    page.side.change.leave_button.click()
    page.header.menu.actions()[1].trigger()
    _wait(lambda: page.side.place.take.isEnabled())
    yield "place", page
    page.header.close_day.click()
    settle(page)
    yield "close-a-day", page
    page.side.close_day.show_moves.click()
    settle(page)
    yield "close-a-day-moves", page
    page.side.change.apply_button.click()
    _wait(lambda: page.side.shown is page.side.whom)
    settle(page)
    yield "whom-to-call", page
    page.side.whom.done.click()
    page.header.menu.actions()[3].trigger()
    _wait(lambda: page.side.shown is page.side.history)
    settle(page)
    yield "history", page


def _others(draw: _Drawing) -> Iterator[tuple[str, QWidget]]:
    services = StandIn(confirmed={2026}, unconfirmed=(2027,))
    services.news = {
        2027: (HolidayNews(date(2027, 6, 18), (), ("Juneteenth (observed)",)),)
    }
    page = draw.page(services)
    page.banners.news.button.click()
    settle(page)
    yield "news", page
    hostile = StandIn(confirmed={2026}, waiting=waiting(2))
    hostile.waiting += [Waiting(9, HOSTILE, "2026-12-23T10:00")]
    hostile.definition = replace(
        hostile.definition, closures={date(2026, 11, 27): HOSTILE}, special_hours={}
    )
    page = draw.page(hostile)
    choose(page, CHRISTMAS_EVE)
    page.side.day.choice.button(CLOSED).click()
    page.side.day.name.setText(HOSTILE[:80])
    page.side.day.name.textEdited.emit("")
    page.side.day.name.editingFinished.emit()
    settle(page)
    yield "hostile", page
    staff = replace(draw.desk.staff, role=Role.RECEPTIONIST)
    page = draw.page(
        StandIn(confirmed={2026}, unconfirmed=(2027,)),
        desk=replace(draw.desk, staff=staff),
    )
    choose(page, CHRISTMAS_EVE)
    yield "read-only", page
    page = draw.page(StandIn(confirmed={2026}), LOW)
    page.side.policy.policy.setCurrentIndex(2)
    page.side.policy.policy.activated.emit(2)
    settle(page)
    page.side.policy.at_close.click()
    settle(page)
    yield "policy-cut-off-low", page


def _wait(met: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not met() and not deadline.hasExpired():
        QApplication.processEvents()
    if not met():
        raise TimeoutError("a picture was waited for in vain")
