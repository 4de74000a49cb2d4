"""What an office manager can take out of the desk, to be exported or printed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.domain.pages import Pages
from callback_desk.domain.period_report import Period
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services import never_reached_table
from callback_desk.services.desk import Desk
from callback_desk.services.every_call import every_call
from callback_desk.services.hand_out import HandedOut, ticked_only
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import MissedCallback
from callback_desk.services.missed_table import COLUMNS, missed_table
from callback_desk.services.period_review import list_missed
from callback_desk.services.promise_order import (
    MISSED_WORDS,
    PROMISE_WORDS,
    sort_missed,
)
from callback_desk.services.report_to_hand_out import report_to_hand_out
from callback_desk.services.reports import make_report
from callback_desk.services.table_pages import ON_PAPER, table_pages
from callback_desk.services.weekly_review import weekly_review
from callback_desk.translation import _
from callback_desk.wording.report_choices import say_source
from callback_desk.wording.sorting import say_sorted
from callback_desk.wording.times import say_days

Ticked = Collection[str] | None


class Offer(Protocol):
    """Something that can be taken out of the desk.

    Attributes:
        title: what it is; never a person's name.
        file_name: what a file of it is called, without an ending.
        act: its name in the audit, such as `missed`.
        has_tables: whether it is CSV and a workbook as well as pages.
        columns: what can be ticked; nothing where it is whole or not at all.
        on_paper: the columns that are ticked for pages.
        order: in which order its rows come, as a sentence; "" where it is plain.
    """

    @property
    def title(self) -> str:
        """What it is."""
        ...

    @property
    def file_name(self) -> str:
        """What a file of it is called."""
        ...

    @property
    def act(self) -> str:
        """Its name in the audit."""
        ...

    @property
    def has_tables(self) -> bool:
        """Whether it is more than pages."""
        ...

    @property
    def columns(self) -> tuple[OutgoingColumn, ...]:
        """What can be ticked."""
        ...

    @property
    def on_paper(self) -> Collection[str]:
        """What is ticked for pages."""
        ...

    @property
    def order(self) -> str:
        """In which order its rows come."""
        ...

    def tables(
        self, desk: Desk, ticked: Ticked, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """It as tables; `heed` is asked meanwhile whether to go on."""
        ...

    def pages(self, desk: Desk, ticked: Ticked, heed: Heed = go_on) -> Pages:
        """It as pages; the same."""
        ...

    def counted(self, rows: int) -> tuple[str, int]:
        """What the audit counts or names of it, and how many or which."""
        ...


@dataclass(frozen=True, slots=True)
class MissedOffer:
    """The missed callbacks of a period, in the order in which they are seen."""

    period: Period
    sort: SortOrder | None = None
    title = _("Missed callbacks")
    act = "missed"
    has_tables = True
    columns = COLUMNS
    on_paper = ON_PAPER

    @property
    def file_name(self) -> str:
        """With its days."""
        return f"missed {self.period.first} {self.period.last}"

    @property
    def order(self) -> str:
        """As the list is sorted."""
        return _order_of(MISSED_WORDS, self.sort)

    def tables(
        self, desk: Desk, ticked: Ticked, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """A row per callback."""
        found, calendar = self._found(desk, heed), show_calendar(desk)
        return [ticked_only(missed_table(found, calendar), ticked)]

    def pages(self, desk: Desk, ticked: Ticked, heed: Heed = go_on) -> Pages:
        """The same, on its side where it is wide."""
        found, calendar = self._found(desk, heed), show_calendar(desk)
        days = say_days(self.period.first, self.period.last)
        return table_pages(desk, missed_table(found, calendar), days, ticked)

    def _found(self, desk: Desk, heed: Heed) -> list[MissedCallback]:
        return sort_missed(list_missed(desk, self.period, heed), self.sort)

    def counted(self, rows: int) -> tuple[str, int]:
        """How many rows leave the desk."""
        return "rows", rows


@dataclass(frozen=True, slots=True)
class NeverReachedOffer:
    """Who was tried in a period and never reached, or was given up."""

    period: Period
    given_up: bool
    sort: SortOrder | None = None
    act = "never_reached"
    has_tables = True
    columns = never_reached_table.COLUMNS
    on_paper = never_reached_table.ON_PAPER

    @property
    def title(self) -> str:
        """As the tab is called."""
        return never_reached_table.title_of(given_up=self.given_up)

    @property
    def file_name(self) -> str:
        """With its days."""
        return f"{self.title.lower()} {self.period.first} {self.period.last}"

    @property
    def order(self) -> str:
        """As the list is sorted."""
        return _order_of(PROMISE_WORDS, self.sort)

    def tables(
        self, desk: Desk, ticked: Ticked, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """A row per promise, all of them."""
        table = self._made(desk)
        return [ticked_only(table, ticked)]

    def pages(self, desk: Desk, ticked: Ticked, heed: Heed = go_on) -> Pages:
        """The same on paper."""
        days = say_days(self.period.first, self.period.last)
        table = self._made(desk)
        chosen = self.on_paper if ticked is None else ticked
        return table_pages(desk, table, days, chosen)

    def _made(self, desk: Desk) -> OutgoingTable:
        return never_reached_table.made(
            desk, self.period, given_up=self.given_up, order=self.sort
        )

    def counted(self, rows: int) -> tuple[str, int]:
        """How many rows leave the desk."""
        return "rows", rows


@dataclass(frozen=True, slots=True)
class ReportOffer:
    """The figures of a period, of one source or all; on paper a review of two pages."""

    period: Period
    source: str | None = None
    act = "report"
    has_tables = True
    columns = ()
    on_paper = ()
    order = _("Each table stands in its usual order, however it is sorted here.")

    @property
    def title(self) -> str:
        """With its source, if it is of one alone."""
        if self.source is None:
            return _("Report")
        return _("Report, only {source}", source=say_source(self.source))

    @property
    def file_name(self) -> str:
        """With its days."""
        return f"report {self.period.first} {self.period.last}"

    def tables(
        self, desk: Desk, ticked: Ticked, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """Every table of the report."""
        made = make_report(desk, self.period, self.source, heed=heed)
        return report_to_hand_out(desk, made, self.source)

    def pages(self, desk: Desk, ticked: Ticked, heed: Heed = go_on) -> Pages:
        """Two pages for the owner."""
        return weekly_review(desk, self.period, self.source, heed)

    def counted(self, rows: int) -> tuple[str, int]:
        """How many days it is about."""
        return "days", self.period.days


@dataclass(frozen=True, slots=True)
class CallsOffer:
    """Every call to one person."""

    lead_id: int
    title = _("Every call to this person")
    act = "every_call"
    has_tables = False
    columns = ()
    on_paper = ()
    order = ""

    @property
    def file_name(self) -> str:
        """By the lead's number, for a name is seen in folders."""
        return _("every call, lead {lead_id}", lead_id=self.lead_id)

    def tables(
        self, desk: Desk, ticked: Ticked, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """It is pages alone."""
        return []

    def pages(self, desk: Desk, ticked: Ticked, heed: Heed = go_on) -> Pages:
        """Every request, promise and try."""
        return every_call(desk, self.lead_id)

    def counted(self, rows: int) -> tuple[str, int]:
        """Whose calls these are."""
        return "lead", self.lead_id


def _order_of(words: Sequence[str], sort: SortOrder | None) -> str:
    """In which order rows come, if it is not the usual one."""
    return "" if sort is None else say_sorted(words[sort.column], sort)


def handed_out(
    offer: Offer, made: Sequence[OutgoingTable] | Pages, how: str
) -> HandedOut:
    """How the audit names it: `exported` or `printed`."""
    rows = made.rows if isinstance(made, Pages) else sum(len(one.rows) for one in made)
    return HandedOut(f"{offer.act}_{how}", *offer.counted(rows))
