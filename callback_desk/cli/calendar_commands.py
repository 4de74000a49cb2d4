"""`calendar`: the business calendar, what a change of it moves, and whom to call."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson, read_calendar_file
from callback_desk.cli.output import instant, print_json, print_words, tell
from callback_desk.cli.session import session_of
from callback_desk.domain.business_calendar import BusinessCalendar, CalendarDefinition
from callback_desk.domain.calendar_edits import close_dates, differences
from callback_desk.domain.calendar_file import write_calendar
from callback_desk.domain.calendar_versions import CalendarVersion
from callback_desk.services.calendar_changes import (
    CalendarChange,
    MovedLead,
    PersonToCall,
    change_calendar,
    list_versions,
    preview_change,
    whom_to_call,
)
from callback_desk.services.calendar_sheet import (
    confirm_year,
    show_sheet,
    years_to_confirm,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.translation import _
from callback_desk.wording.calendar_changes import say_differences, say_moved
from callback_desk.wording.people import visible
from callback_desk.wording.times import say_instant

DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only say what would move."))]
Json = dict[str, object]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    calendar = typer.Typer(help=_("The business calendar."), no_args_is_help=True)
    calendar.command("show")(show)
    calendar.command("set")(put)
    calendar.command("close")(close)
    calendar.command("confirm")(confirm)
    calendar.command("versions")(versions)
    app.add_typer(calendar, name="calendar")


def show(context: typer.Context, as_json: AsJson = False) -> None:
    """Print the calendar in force as a calendar file."""
    session = session_of(context)
    with session.open_desk() as desk:
        newest = list_versions(desk)[0]
        waiting = years_to_confirm(desk)
    if as_json:
        print_json(_version_json(newest) | {"to_confirm": list(waiting)})
        return
    print_words(write_calendar(newest.definition).rstrip("\n"))
    for year in waiting:
        tell(
            _(
                "The holidays of {year} wait to be confirmed:"
                " `callback-desk calendar confirm {year}`.",
                year=year,
            )
        )


def put(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A calendar file."))],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """Put a calendar in force, and say which open leads it moves."""
    session = session_of(context)
    definition = read_calendar_file(file)
    with session.open_desk() as desk:
        change = _changed(desk, definition, dry_run=dry_run)
        if as_json:
            print_json(_change_json(change))
        else:
            _print_change(change, show_calendar(desk), done=not dry_run)
    return _exit_code(change, dry_run=dry_run)


def close(
    context: typer.Context,
    dates: Annotated[list[str], typer.Argument(metavar="DATE...")],
    name: Annotated[str, typer.Option(help=_("Why, such as Snow."))],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """Close the desk on these dates, and say whom to call."""
    session = session_of(context)
    days = tuple(sorted(map(_date, dates)))
    with session.open_desk() as desk:
        newest = list_versions(desk)[0]
        closed = close_dates(newest.definition, days, name)
        change = _changed(desk, closed, newest.version, days, dry_run=dry_run)
        people = whom_to_call(desk, days) if dry_run else change.to_call
        if as_json:
            call: list[Json] = [_person_json(person) for person in people]
            print_json(_change_json(change) | {"call": call})
        else:
            calendar = show_calendar(desk)
            _print_change(change, calendar, done=not dry_run)
            _print_people(people, calendar, desk)
    return _exit_code(change, dry_run=dry_run)


def confirm(
    context: typer.Context,
    year: Annotated[int, typer.Argument(min=1970, max=2199)],
    as_json: AsJson = False,
) -> None:
    """Say that a year's holidays are decided as they stand."""
    session = session_of(context)
    with session.open_desk() as desk:
        confirm_year(desk, year)
        sheet = show_sheet(desk, year)
    if as_json:
        print_json(
            {
                "year": year,
                "confirmed_at": instant(sheet.confirmed_at),
                "by": sheet.confirmed_by,
                "library": sheet.library,
            }
        )
    elif sheet.confirmed_at is None:
        print_words(_("Without a country there are no holidays to confirm."))
    else:
        print_words(_("The holidays of {year} are confirmed.", year=year))


def versions(context: typer.Context, as_json: AsJson = False) -> None:
    """List every calendar that was ever set: who, when and what, the newest first."""
    session = session_of(context)
    with session.open_desk() as desk:
        found = list_versions(desk)
        calendar = show_calendar(desk)
    older = [*found[1:], None]
    if as_json:
        print_json([_version_json(version) for version in found])
        return
    for version, before in zip(found, older, strict=True):
        when = say_instant(calendar.local(version.set_at))
        year = calendar.local(version.set_at).year
        print_words(f"{version.version}. {when} {year}, {visible(version.set_by)}")
        for line in _what_changed(version, before):
            print_words(f"   {visible(line)}")


def _what_changed(
    version: CalendarVersion, before: CalendarVersion | None
) -> list[str]:
    if before is None:
        return [_("the first calendar")]
    if version.took_year is not None:
        return [
            _(
                "the holidays of {took_year}, as the library names them now",
                took_year=version.took_year,
            )
        ]
    return say_differences(differences(before.definition, version.definition))


def _changed(
    desk: Desk,
    definition: CalendarDefinition,
    base_version: int | None = None,
    days: tuple[date, ...] = (),
    *,
    dry_run: bool,
) -> CalendarChange:
    if dry_run:
        return preview_change(desk, definition)
    return change_calendar(desk, definition, base_version, closed=days)


def _exit_code(change: CalendarChange, *, dry_run: bool) -> int:
    """A dry run that makes a lead overdue asks somebody to look."""
    return 1 if dry_run and change.overdue_at_once else 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            _("{text!r} is no date like 2026-11-27", text=text), param_hint="DATE"
        ) from error


def _version_json(version: CalendarVersion) -> Json:
    return {
        "version": version.version,
        "set_at": instant(version.set_at),
        "by": version.set_by,
        "took_year": version.took_year,
        "calendar": write_calendar(version.definition),
    }


def _change_json(change: CalendarChange) -> Json:
    return {
        "moved": [_moved_json(lead) for lead in change.moved],
        "overdue_at_once": change.overdue_at_once,
    }


def _moved_json(lead: MovedLead) -> Json:
    document: Json = {
        "lead_id": lead.lead_id,
        "from": instant(lead.due_before),
        "to": instant(lead.due_after),
    }
    if lead.record_id is not None:
        document["record_id"] = lead.record_id
    return document


def _person_json(person: PersonToCall) -> Json:
    document: Json = {
        "lead_id": person.lead_id,
        "name": person.name or None,
        "phone": person.phone,
        "agreed_at": instant(person.agreed_at),
        "due_at": instant(person.due_at),
        "safety": person.safety,
    }
    if person.record_id is not None:
        document["record_id"] = person.record_id
    return document


def _print_change(
    change: CalendarChange, calendar: BusinessCalendar, *, done: bool
) -> None:
    counts = len(change.moved), change.earlier, change.overdue_at_once
    print_words(say_moved(*counts, done=done))
    for lead in change.moved:
        before = say_instant(calendar.local(lead.due_before))
        after = say_instant(calendar.local(lead.due_after))
        overdue = f", {_('overdue at once')}" if lead.overdue_at_once else ""
        who = _who(lead.lead_id, lead.record_id, lead.name)
        print_words(f"  {who}: {before} → {after}{overdue}")


def _print_people(
    people: tuple[PersonToCall, ...], calendar: BusinessCalendar, desk: Desk
) -> None:
    if not people:
        print_words(_("Nobody counts on the desk then."))
        return
    print_words(_("To call:"))
    for person in people:
        who = _who(person.lead_id, person.record_id, person.name)
        phone = desk.phones.show(person.phone, None) if person.phone else _("no number")
        print_words(f"  {who}, {phone}: {_why(person, calendar)}")


def _why(person: PersonToCall, calendar: BusinessCalendar) -> str:
    if person.safety:
        return _("priority, not reached yet")
    if person.agreed_at is not None:
        return _(
            "call agreed for {instant}",
            instant=say_instant(calendar.local(person.agreed_at)),
        )
    if person.due_at is not None and person.overdue:
        return _(
            "overdue since {instant}",
            instant=say_instant(calendar.local(person.due_at)),
        )
    if person.due_at is not None:
        return _(
            "promised by {instant}", instant=say_instant(calendar.local(person.due_at))
        )
    raise AssertionError("nobody is listed without a reason")


def _who(lead_id: int | None, record_id: int | None, name: str) -> str:
    number = (
        _("record {record_id}", record_id=record_id)
        if lead_id is None
        else _("lead {lead_id}", lead_id=lead_id)
    )
    return f"{number} {visible(name)}".rstrip()
