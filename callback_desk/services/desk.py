"""An open desk: who is at it, and all that the services need, handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from secrets import token_hex

from callback_desk.domain.apart_port import WorksApart
from callback_desk.domain.backup import Backups
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.calendar_versions import CalendarVersion
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.folder_ports import FolderReader
from callback_desk.domain.held_mail import OpenHeld
from callback_desk.domain.holiday_source import HolidaySource
from callback_desk.domain.interests import InterestWords
from callback_desk.domain.mail_ports import OpenMailbox, ReadMail, SignInMailbox
from callback_desk.domain.outcome import Outcome
from callback_desk.domain.pasting_port import OpenPasted
from callback_desk.domain.ports import (
    Clock,
    OpenLeadFile,
    OpenWork,
    PhoneReader,
)
from callback_desk.domain.safety import SafetyWords
from callback_desk.domain.safety_lists import SafetyLists
from callback_desk.domain.settlement_ports import ReadCells
from callback_desk.domain.staff import Staff
from callback_desk.domain.staff_ports import Keys
from callback_desk.domain.whereabouts import CallTimes, ZonesOf, zones_unknown


@dataclass(frozen=True, slots=True)
class PastCalendar:
    """A calendar that was in force once: what was set, and ready to reckon."""

    told: CalendarVersion
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class SettingsInForce:
    """The clinic's settings at a version of them.

    Attributes:
        version: grows whenever any of them changes.
        calendar_version: the calendar's own.
        calendar: ready to reckon.
        outcomes: by code, in the order of the screen.
        past: the calendars of versions that were asked for so far.
        rules: the clinic's for calling.
        times: when people may be called, by the zones they may be in.
        safety: the word lists by which danger is told.
    """

    version: int
    calendar_version: int
    calendar: BusinessCalendar
    outcomes: Mapping[str, Outcome]
    safety: SafetyLists
    past: dict[int, PastCalendar] = field(default_factory=dict)
    rules: CallRules = field(default_factory=CallRules)
    times: dict[tuple[str, ...], CallTimes] = field(default_factory=dict)


@dataclass(slots=True)
class Kept:
    """What an open desk keeps between units of work, to save asking again."""

    settings: SettingsInForce | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk.

    Attributes:
        staff: who signed in.
        open_work: begins a unit of work on the stored data.
        clock: the desk's time, aware UTC, whole seconds.
        holidays: names public holidays.
        phones: reads phone texts.
        open_lead_file: opens a file of leads, by what staff say of it.
        open_pasted: reads text that was pasted as a file of leads.
        open_held: reads a mail that was handed over without a file.
        open_mailbox: signs in at a live mailbox.
        sign_in_mailbox: has somebody sign one in at Microsoft or Google.
        read_mail: reads a fetched mail as what was submitted.
        read_cells: reads a record's raw text as the cells that its file had.
        folder_reader: reads a watched folder.
        keys: lets others open the desk, or no longer.
        backups: makes backups of it.
        safety_words: the lists that ship, which tell what must not wait.
        interest_words: tells what somebody is interested in.
        zones_of: tells in which zones a number may be.
        kept: what it keeps between units of work.
        opening: tells this open desk from all others; its claims bear it.
        works_apart: has work done by another process; None: there is none to spare.
        is_practice: whether it is thrown away: nothing is dialled from it.
    """

    staff: Staff
    open_work: OpenWork
    clock: Clock
    holidays: HolidaySource
    phones: PhoneReader
    open_lead_file: OpenLeadFile
    open_pasted: OpenPasted
    open_held: OpenHeld
    open_mailbox: OpenMailbox
    sign_in_mailbox: SignInMailbox
    read_mail: ReadMail
    read_cells: ReadCells
    folder_reader: FolderReader
    keys: Keys
    backups: Backups
    safety_words: SafetyWords
    interest_words: InterestWords
    zones_of: ZonesOf = zones_unknown
    works_apart: WorksApart | None = None
    kept: Kept = field(default_factory=Kept)
    opening: str = field(default_factory=partial(token_hex, 8))
    is_practice: bool = False

    def now(self) -> datetime:
        """The desk's time, whole seconds."""
        return self.clock().replace(microsecond=0)
