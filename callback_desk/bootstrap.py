"""Opens a desk: plugs storage, intake and reference into the services. Knows no Qt."""

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import tzlocal

from callback_desk.apart import WorkApart, processors
from callback_desk.domain.business_calendar import (
    BusinessCalendar,
    CalendarDefinition,
)
from callback_desk.domain.errors import (
    DeskError,
    DeskExists,
    DeskMissing,
    FolderNotWritable,
    UnknownZone,
    WrongPassword,
)
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.mail_ports import KeepSecret, MailSession
from callback_desk.domain.mailbox import Mailbox, SignInAsked, SignInPrompt
from callback_desk.domain.outcome import SHIPPED_OUTCOMES
from callback_desk.domain.ports import Clock
from callback_desk.domain.staff import Role
from callback_desk.domain.system_words import system_said
from callback_desk.domain.visit import VISIT_OUTCOMES
from callback_desk.incoming import (
    fetched_reader,
    held_opener,
    lead_file_opener,
    pasted_opener,
)
from callback_desk.intake.record_cells import read_cells
from callback_desk.intake.watched_folder import DiskFolders
from callback_desk.paths import make_private_file, make_private_folder
from callback_desk.reference import calling_hours
from callback_desk.reference.holiday_table import HolidayTable
from callback_desk.reference.phone_reader import PhoneReader
from callback_desk.services.calendar_settings import (
    check_holidays,
    keep_holidays,
    ready_calendar,
    usual_calendar,
    years_around,
)
from callback_desk.services.calendar_sheet import confirm_in, years_asked
from callback_desk.services.desk import Desk, Kept
from callback_desk.services.grown_files import length_teller
from callback_desk.services.key_renewal import finish_renewal
from callback_desk.services.own_words import lists_teller
from callback_desk.services.pending_imports import drop_leftovers
from callback_desk.services.remembered_readings import recaller
from callback_desk.services.retention import finish_purge
from callback_desk.services.sign_in_codes import Typed, check_code
from callback_desk.services.sign_ins import note_misses
from callback_desk.services.staff_access import check_new_password, check_new_staff
from callback_desk.services.taking_back import finish_left_half
from callback_desk.shipped import form_presets, mail_presets, words_for_good
from callback_desk.storage.engine import KEY_BYTES, open_engine
from callback_desk.storage.key_pair import new_pair
from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.rehearsal import rehearse
from callback_desk.storage.schema import migrate
from callback_desk.storage.unit_of_work import SqlStore
from callback_desk.translation import _
from callback_desk.unlocking import unlocked

# What whoever reads a long file in another process takes in to begin with.
_READ_WITH = (
    "callback_desk.services.reading_apart",
    "callback_desk.intake.csv_file",
    "callback_desk.domain.safety_lists",
    "callback_desk.reference.holiday_table",
    "callback_desk.reference.phone_reader",
)

# The time, told by somebody who knows the clinic's zone.
ClockIn = Callable[[str], datetime]


def real_time() -> datetime:
    """The computer's clock, aware UTC."""
    return datetime.now(UTC)


def real_time_in(zone: str) -> datetime:
    """The computer's clock, which is the same in every zone."""
    return real_time()


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a desk is made of.

    Attributes:
        path: where its database shall be.
        manager: the name of the first office manager.
        password: theirs.
        calendar: the clinic's, or None for the usual one in this computer's zone.
        holidays_decided: whether the manager has just said which holidays close it.
    """

    path: Path
    manager: str
    password: str
    calendar: CalendarDefinition | None = None
    holidays_decided: bool = False


def make_desk(
    new: NewDesk, clock: Clock = real_time, cost: KeyCost | None = None
) -> str:
    """Make a desk beside its place, then put it there in one step.

    Returns:
        The recovery key, which is stored nowhere.

    Raises:
        DeskExists: there is a file already.
        FolderNotWritable: the folder cannot be made or written.
        PasswordUnusable, StaffUnusable, CalendarUnreadable, NoBusinessDay: by what
            was given.
    """
    check_new_staff(new.manager, ())
    check_new_password(new.password)
    holidays = HolidayTable()
    now = clock().replace(microsecond=0)
    calendar = new.calendar or usual_calendar(_system_zone(), holidays, now.year)
    check_holidays(calendar, holidays, now.year)
    ready = ready_calendar(calendar, holidays)
    ready.business_day_after(ready.local_date(now))
    # The log that a lost desk left behind would be played into the new one.
    log = new.path.with_name(new.path.name + "-wal")
    for path in (new.path, keys_path(new.path), log):
        if path.exists():
            raise DeskExists(path=path)
    try:
        make_private_folder(new.path.parent)
        work_folder = Path(
            tempfile.mkdtemp(dir=new.path.parent, prefix=f".{new.path.name}-")
        )
    except OSError as error:
        raise FolderNotWritable(
            folder=new.path.parent, reason=system_said(error, _("it cannot be made"))
        ) from error
    try:
        key = secrets.token_bytes(KEY_BYTES)
        made = work_folder / new.path.name
        _fill(made, key, new, calendar, holidays, clock)
        keys = KeyFile.fresh(keys_path(made))
        keys.wrap(new.manager, new.password, key, cost or KeyCost())
        recovery_key = keys.wrap_for_recovery(key, cost or KeyCost())
        keys.save()
        os.replace(keys_path(made), keys_path(new.path))
        try:
            os.replace(made, new.path)
        except OSError:
            keys_path(new.path).unlink()
            raise
    finally:
        shutil.rmtree(work_folder, ignore_errors=True)
    return recovery_key


def _fill(
    path: Path,
    key: bytes,
    new: NewDesk,
    calendar: CalendarDefinition,
    holidays: HolidayTable,
    clock: Clock,
) -> None:
    make_private_file(path)
    engine = open_engine(path, key)
    store = SqlStore(engine, path, real_time)
    try:
        migrate(engine, path)
        with store() as work:
            now = clock().replace(microsecond=0)
            manager = work.staff.add(new.manager.strip(), Role.OFFICE_MANAGER, now)
            work.settings.add_outcomes(SHIPPED_OUTCOMES + VISIT_OUTCOMES)
            work.settings.set_calendar(calendar, now, manager.staff_id)
            keep_holidays(work, calendar, holidays, years_around(now.year))
            work.audit.add("desk_made", manager.staff_id, now)
            if new.holidays_decided and calendar.country is not None:
                today = now.astimezone(zone_named(calendar.timezone)).date()
                for year in years_asked(today):
                    confirm_in(work, calendar, holidays, year, now, manager.staff_id)
            work.commit()
    finally:
        store.close()


@contextmanager
def open_desk(
    path: Path,
    name: str,
    password: str,
    clock_in: ClockIn = real_time_in,
    cost: KeyCost | None = None,
    code: str | None = None,
) -> Iterator[Desk]:
    """An open desk for a staff member; leaving lets go of it.

    Args:
        path: its database.
        name: the staff member's.
        password: theirs.
        clock_in: tells the desk's time, given the clinic's zone.
        cost: of deriving the keys of staff who are let in.
        code: from their telephone, where they want to be asked for it.

    Raises:
        DeskMissing: there is none at that place.
        WrongPassword: name and password do not open it.
        SignInDelayed: there were too many wrong passwords for that name.
        CodeWanted, CodeWrong: they sign in with a code as well.
        DatabaseDamaged, SchemaNewer, DatabaseReadOnly: it cannot be opened.
    """
    # Files that appear beside the database are for its owner alone, as it is.
    os.umask(stat.S_IRWXG | stat.S_IRWXO)
    if not path.is_file():
        raise DeskMissing(path=path)
    with unlocked(path, name, password, cost or KeyCost(), real_time) as opened:
        store = opened.store
        with store(writes=False) as work:
            staff = work.staff.named(name)
            _unused, calendar = work.settings.calendar()
        if staff is None or not staff.active:
            raise WrongPassword()
        clock = partial(clock_in, calendar.timezone)
        typed = Typed(code, opened.guard, opened.ring.is_recovery_key)
        check_code(store, staff, typed, clock, real_time)
        note_misses(store, opened.guard, staff, clock)
        # Where nothing can be written now the leads are seen all the same.
        with suppress(DeskError):
            drop_leftovers(store)
        finish_purge(store)
        words = words_for_good()
        lists, kept = lists_teller(words[0], store), Kept()
        calendar_now = partial(_calendar_now, kept, calendar)
        desk = Desk(
            staff=staff,
            open_work=store,
            clock=clock,
            holidays=HolidayTable(),
            phones=PhoneReader(calendar.country),
            open_lead_file=lead_file_opener(
                calendar_now, recaller(store), length_teller(store), clock, lists
            ),
            open_pasted=pasted_opener(calendar_now, recaller(store), lists),
            open_held=held_opener(calendar_now, lists),
            open_mailbox=_open_mailbox,
            sign_in_mailbox=_sign_in_mailbox,
            read_mail=fetched_reader(calendar_now, lists),
            read_cells=read_cells,
            folder_reader=DiskFolders(),
            keys=opened.ring,
            backups=opened.backups,
            safety_words=words[0],
            interest_words=words[1],
            zones_of=calling_hours.zones_of,
            kept=kept,
            works_apart=WorkApart(_READ_WITH) if processors() > 1 else None,
        )
        finish_renewal(desk)
        with suppress(DeskError):
            finish_left_half(desk)
        yield desk


def _calendar_now(kept: Kept, opened_with: CalendarDefinition) -> CalendarDefinition:
    """The calendar in force, as far as anybody has asked for it."""
    settings = kept.settings
    return opened_with if settings is None else settings.calendar.definition


def calendar_of(definition: CalendarDefinition, year: int) -> BusinessCalendar:
    """A calendar that is not a desk's, ready to reckon; its names are checked.

    Raises:
        CalendarUnreadable: a country, subdivision or holiday is not known.
    """
    holidays = HolidayTable()
    check_holidays(definition, holidays, year)
    return ready_calendar(definition, holidays)


def load_ahead() -> None:
    """Have at hand what takes a while to read, before a desk is opened."""
    words_for_good()
    form_presets()
    mail_presets()
    PhoneReader()
    calling_hours.load_ahead()
    rehearse(real_time)
    new_pair()  # What makes one is loaded by the first.


def _open_mailbox(
    mailbox: Mailbox, secret: str, keep_secret: KeepSecret
) -> MailSession:
    # Imported only here: a desk without a mailbox opens sooner.
    from callback_desk.intake.mailbox import ImapMailboxes

    return ImapMailboxes()(mailbox, secret, keep_secret)


def _sign_in_mailbox(
    asked: SignInAsked,
    show: Callable[[SignInPrompt], None],
    should_stop: Callable[[], bool],
) -> str:
    # As above.
    from callback_desk.intake.oauth_sign_in import sign_in_mailbox

    return sign_in_mailbox(asked, show, should_stop)


def _system_zone() -> str:
    try:
        return zone_named(tzlocal.get_localzone_name()).key
    except UnknownZone:
        return "UTC"
