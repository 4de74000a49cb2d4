"""A report of a problem for those who look after the program, without anybody in it.

Versions, counts, the last acts of the audit by numbers, and the last lines of this
run's log, which hold ids, codes and places. No name, number or text of a lead or of a
member of the staff, and no path: a folder may be called after somebody.
"""

import platform
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import metadata

from callback_desk import __version__
from callback_desk.domain.audit_trail import ACTS, FAILED, AuditAsked, AuditEntry
from callback_desk.domain.errors import DeskError
from callback_desk.log_setup import recent_lines
from callback_desk.services.desk import Desk
from callback_desk.translation import _, spoken

LAST_ACTS = 40
PACKAGES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "sqlcipher3",
    "phonenumbers",
    "holidays",
)
HEAD = (
    _("Callback Desk: report of a problem"),
    _(
        "In it are versions, counts and numbers of rows. No name, telephone number, "
        "note or message of anybody is in it, and no name of a folder."
    ),
    _("What happened, and what you expected (please write it here, without names):"),
)
NO_DESK = _("No desk was open.")
NOT_OPENED = _("The desk could not be opened: {code}.")
UNKNOWN_ACT = _("(an act of another program)")
_KNOWN = frozenset(
    name for acts in ACTS.values() for act in acts for name in (act, f"{act}{FAILED}")
)


def make_problem_report(
    desk: Desk | None, at: datetime, failure: DeskError | None = None
) -> str:
    """The report as plain text.

    Args:
        desk: whose counts stand in it; None where none is open.
        at: when it is made, by the computer's clock.
        failure: why the desk is not open, where it should be.
    """
    parts = [
        *([words] for words in (*HEAD, "")),
        [_("Made: {at}", at=_said(at)), *_program()],
        _desk(desk) if desk is not None else [_why_none(failure)],
        [_("Last lines of the log:"), *_indented(recent_lines())],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _why_none(failure: DeskError | None) -> str:
    return NO_DESK if failure is None else NOT_OPENED.format(code=failure.code)


def _program() -> list[str]:
    python = ".".join(map(str, sys.version_info[:3]))
    where = f"{platform.system()} {platform.release()}"
    packages = (f"{name} {_version(name)}" for name in PACKAGES)
    return [
        f"Callback Desk {__version__}, Python {python}",
        _("System: {system}", system=f"{where}, {platform.machine()}"),
        _("Language: {language}", language=spoken()),
        _("Packages: {packages}", packages=", ".join(packages)),
    ]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return _("not found")


def _desk(desk: Desk) -> list[str]:
    try:
        with desk.open_work(writes=False) as work:
            versions, rows = work.facts.versions(), work.facts.rows()
            acts = list(work.audit.entries(AuditAsked(), None, LAST_ACTS))
    except DeskError as error:
        return [_("The desk could not be read: {code}.", code=error.code)]
    role = desk.staff.role
    signed = _("Desk: signed in as {role}", role=role)
    if desk.is_practice:
        signed = _("Desk: signed in as {role}, for practice", role=role)
    return [
        signed,
        _("Database: {versions}", versions=_listed(versions)),
        _("Rows: {rows}", rows=_listed(rows)),
        _("Last acts (row, time, act, what its number counts):"),
        *_indented(_act(entry) for entry in reversed(acts)),
    ]


def _listed(told: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in told.items())


def _act(entry: AuditEntry) -> str:
    act = entry.act if entry.act in _KNOWN else UNKNOWN_ACT
    subject = entry.subject or ""
    counts = subject if subject.isidentifier() else "number"
    of = "" if entry.number is None else f" {counts} {entry.number}"
    return f"{entry.audit_id} {_said(entry.real_at)} {act}{of}"


def _said(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines] or [f"    {_('(none)')}"]
