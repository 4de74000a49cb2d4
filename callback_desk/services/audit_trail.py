"""The audit for an office manager: read, proven, and taken out of the desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.audit_trail import (
    AuditAsked,
    AuditEntry,
    AuditKind,
    acts_of,
)
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.domain.pages import Pages
from callback_desk.domain.period_report import Period
from callback_desk.domain.staff import Staff
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import ticked_only
from callback_desk.services.in_force import in_force
from callback_desk.services.missed_table import both_times
from callback_desk.services.table_pages import table_pages
from callback_desk.translation import _
from callback_desk.wording.audit import say_act
from callback_desk.wording.people import say_a_role
from callback_desk.wording.times import say_days

# Rows that are read at once.
PAGE = 200
COLUMNS = (
    OutgoingColumn("row", _("Row")),
    OutgoingColumn("at_utc", _("When (UTC)")),
    OutgoingColumn("at", _("When ({zone})")),
    OutgoingColumn("computer_utc", _("By the computer’s clock (UTC)")),  # noqa: RUF001 - printed
    OutgoingColumn("who", _("Who")),
    OutgoingColumn("what", _("What")),
    OutgoingColumn("act", _("As stored")),
    OutgoingColumn("subject", _("Of what")),
    OutgoingColumn("number", _("Number")),
)


@dataclass(frozen=True, slots=True)
class AuditChoice:
    """Which rows somebody wants to see.

    Attributes:
        kind: of acts; None for all.
        staff_id: whose; None for everybody's.
        period: on which of the clinic's days; None for all.
    """

    kind: AuditKind | None = None
    staff_id: int | None = None
    period: Period | None = None


ALL = AuditChoice()


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some rows, the newest first.

    Attributes:
        entries: them.
        calendar: whose clocks they are told by.
        staff: everybody who can have done something.
        is_last: whether none is older.
    """

    entries: list[AuditEntry]
    calendar: BusinessCalendar
    staff: list[Staff]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the audit is as it was written.

    Attributes:
        finding: what walking it has shown.
        backed_up: when the newest backup was made, on which it goes on as well, by the
            clinic's clocks; None where there is none or the audit was wrong before.
    """

    finding: AuditFinding
    backed_up: datetime | None


def list_audit(
    desk: Desk, choice: AuditChoice = ALL, before: int | None = None, limit: int = PAGE
) -> AuditPage:
    """The newest rows of a choice, or those before one that is known.

    Raises:
        NotAllowed: only an office manager may.
    """
    _check_may(desk)
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        asked = _asked(choice, calendar)
        found = list(work.audit.entries(asked, before, limit + 1))
        staff = work.staff.all()
    return AuditPage(found[:limit], calendar, staff, is_last=len(found) <= limit)


def prove_audit(desk: Desk, heed: Heed = go_on) -> Proof:
    """Walk the audit from its first row, and hold it against the newest backup.

    Raises:
        NotAllowed: only an office manager may.
        Stopped: `heed` ended it.
    """
    _check_may(desk)
    kept = desk.backups.kept()
    with desk.open_work(writes=False) as work:
        finding = work.audit.verify(heed=heed)
        if finding.problem is not None or not kept:
            return Proof(finding, None)
        backup, head = kept[0]
        local = in_force(desk, work).calendar.local(backup.made_at)
        return Proof(work.audit.verify(head, heed), local)


def _check_may(desk: Desk) -> None:
    if not desk.staff.manages:
        raise NotAllowed(
            role=say_a_role(desk.staff.role), what=_("look into the audit")
        )


def _asked(choice: AuditChoice, calendar: BusinessCalendar) -> AuditAsked:
    begins = ends = None
    if choice.period is not None:
        begins = calendar.day_start(choice.period.first)
        ends = calendar.day_start(choice.period.last + timedelta(days=1))
    acts = () if choice.kind is None else acts_of(choice.kind)
    return AuditAsked(acts, choice.staff_id, begins, ends)


@dataclass(frozen=True, slots=True)
class AuditOffer:
    """The audit, to be exported or printed; that stands in it as well."""

    choice: AuditChoice
    title = _("Audit")
    act = "audit"
    has_tables = True
    columns = COLUMNS
    on_paper = ("row", "at", "who", "what")
    order = _("The oldest row comes first.")

    @property
    def file_name(self) -> str:
        """With its days."""
        period = self.choice.period
        return "audit" if period is None else f"audit {period.first} {period.last}"

    def tables(
        self, desk: Desk, ticked: Collection[str] | None, heed: Heed = go_on
    ) -> list[OutgoingTable]:
        """A row per act, the oldest first."""
        return [ticked_only(self._table(desk), ticked)]

    def pages(
        self, desk: Desk, ticked: Collection[str] | None, heed: Heed = go_on
    ) -> Pages:
        """The same on paper."""
        period = self.choice.period
        said = _("All days") if period is None else say_days(period.first, period.last)
        columns = self.on_paper if ticked is None else ticked
        return table_pages(desk, self._table(desk), said, columns)

    def counted(self, rows: int) -> tuple[str, int]:
        """How many rows."""
        return "rows", rows

    def _table(self, desk: Desk) -> OutgoingTable:
        _check_may(desk)
        with desk.open_work(writes=False) as work:
            calendar = in_force(desk, work).calendar
            found = work.audit.entries(_asked(self.choice, calendar), None, None)
            staff = {one.staff_id: one.name for one in work.staff.all()}
        zone = calendar.definition.timezone
        columns = tuple(
            OutgoingColumn(one.code, one.heading.format(zone=zone), one.usual)
            for one in COLUMNS
        )
        rows = tuple(
            (
                one.audit_id,
                *both_times(one.at, calendar),
                both_times(one.real_at, calendar)[0],
                one.by,
                say_act(one, staff),
                one.act,
                one.subject,
                one.number,
            )
            for one in reversed(found)
        )
        return OutgoingTable(self.title, columns, rows)
