"""`told`, `review`, `safety-contact`: what is done about people in danger."""

from typing import Annotated

import typer

from callback_desk.cli.call_commands import At
from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.lead_commands import LeadNumber
from callback_desk.cli.output import instant, print_json, print_words
from callback_desk.cli.session import Session, session_of
from callback_desk.domain.local_time import read_instant, zone_named
from callback_desk.domain.safety_care import Act, Told
from callback_desk.domain.safety_contact import Contact, SafetyContact
from callback_desk.services.contact_of_day import contact_today, set_contact_today
from callback_desk.services.in_force import show_calendar
from callback_desk.services.priority_care import Stamp, note_told
from callback_desk.services.reviewing import (
    Decision,
    review_lead,
    take_back_review,
)
from callback_desk.translation import _
from callback_desk.wording.safety import say_contact


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(told)
    app.command()(review)
    app.command("safety-contact")(safety_contact)


def told(
    context: typer.Context,
    lead_id: LeadNumber,
    who: Annotated[str, typer.Argument(metavar="WHO", help=_("Who was told."))],
    at: At = None,
    in_person: Annotated[
        bool, typer.Option("--in-person", help=_("Not by phone."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say whom the desk told about a priority lead, and when."""
    session = session_of(context)
    with session.open_desk() as desk:
        when = None
        if at is not None:
            zone = zone_named(show_calendar(desk).definition.timezone)
            when = read_instant(at, zone)[0]
        how = Told.IN_PERSON if in_person else Told.BY_PHONE
        said = Stamp(Act.TOLD, who, how, at=when)
        stamped = note_told(desk, lead_id, said)
        if as_json:
            print_json({"entry_id": stamped.entry_id, "lead_id": lead_id})
        else:
            print_words(
                _(
                    "Noted: told about lead {lead_id}; not yet reviewed.",
                    lead_id=lead_id,
                )
            )


def review(
    context: typer.Context,
    lead_id: LeadNumber,
    note: Annotated[
        str | None, typer.Option(help=_("What was decided, and why; it is kept."))
    ] = None,
    keep_on_top: Annotated[
        bool, typer.Option("--keep-on-top", help=_("It stays a priority lead."))
    ] = False,
    takes_back: Annotated[
        bool, typer.Option("--take-back", help=_("Take the last review of it back."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Review a priority lead and sign, or take that back; clinicians only."""
    session = session_of(context)
    if takes_back:
        _take_back(session, lead_id, as_json=as_json)
        return
    if note is None:
        raise typer.BadParameter(_("say what was decided"), param_hint="'--note'")
    with session.open_desk() as desk:
        decision = Decision.KEEP_ON_TOP if keep_on_top else Decision.RELEASE
        reviewed = review_lead(desk, lead_id, decision, note)
        if as_json:
            print_json(
                {
                    "entry_id": reviewed.stamped.entry_id,
                    "lead_id": lead_id,
                    "decision": decision.value,
                    "closed": reviewed.closed,
                }
            )
        else:
            print_words(
                _(
                    "Signed by {name}: lead {lead_id}.",
                    name=desk.staff.name,
                    lead_id=lead_id,
                )
            )


def _take_back(session: Session, lead_id: int, *, as_json: bool) -> None:
    with session.open_desk() as desk:
        stamped = take_back_review(desk, lead_id)
        if as_json:
            print_json(
                {"entry_id": stamped.entry_id, "lead_id": lead_id, "taken_back": True}
            )
        else:
            print_words(
                _(
                    "Taken back: lead {lead_id} waits for a review again.",
                    lead_id=lead_id,
                )
            )


def safety_contact(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=_("Who is told today."))
    ] = None,
    reach: Annotated[str, typer.Option(help=_("How, such as `ext. 12`."))] = "",
    backup: Annotated[
        str | None, typer.Option(help=_("Who if they cannot be reached."))
    ] = None,
    backup_reach: Annotated[str, typer.Option(help=_("How to reach the backup."))] = "",
    as_json: AsJson = False,
) -> None:
    """Say who is the safety contact of today, or show who is."""
    session = session_of(context)
    with session.open_desk() as desk:
        if name is None:
            known = contact_today(desk)
        else:
            second = None if backup is None else Contact(backup, backup_reach)
            known = set_contact_today(desk, Contact(name, reach), second)
        if as_json:
            print_json(_contact_json(known.today))
        else:
            print_words(f"{say_contact(known.today)}.")


def _contact_json(contact: SafetyContact | None) -> dict[str, object]:
    if contact is None:
        return {"day": None, "name": None, "reach": None, "backup": None}
    backup = contact.backup
    return {
        "day": contact.day.isoformat(),
        "name": contact.first.name,
        "reach": contact.first.reach or None,
        "backup": backup and {"name": backup.name, "reach": backup.reach or None},
        "set_at": instant(contact.set_at),
        "set_by": contact.set_by,
    }
