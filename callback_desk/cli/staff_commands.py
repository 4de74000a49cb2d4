"""`staff list`, `staff add` and `staff leave`: who works at the desk."""

from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.output import error_json, print_json, print_words, tell
from callback_desk.cli.session import new_password, session_of
from callback_desk.domain.staff import Role, Staff
from callback_desk.services.key_renewal import take_off
from callback_desk.services.sign_in_codes import spare_codes_of_staff, turn_off
from callback_desk.services.staff_access import add_staff, find_member, list_staff
from callback_desk.translation import _
from callback_desk.wording.keys import say_renewal
from callback_desk.wording.people import say_role, visible


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    staff = typer.Typer(help=_("Who works at the desk."), no_args_is_help=True)
    staff.command("list")(show)
    staff.command("add")(add)
    staff.command("leave")(leave)
    staff.command("codes-off")(codes_off)
    app.add_typer(staff, name="staff")


def show(context: typer.Context, as_json: AsJson = False) -> None:
    """List everybody, those who left too."""
    session = session_of(context)
    with session.open_desk() as desk:
        members = list_staff(desk)
        spare = spare_codes_of_staff(desk)
    if as_json:
        print_json([_as_json(one, has_code=one.staff_id in spare) for one in members])
        return
    for member in members:
        left = "" if member.active else _(", left")
        code = _(", signs in with a code") if member.staff_id in spare else ""
        print_words(f"{visible(member.name)} ({say_role(member.role)}{left}{code})")


def _as_json(member: Staff, *, has_code: bool) -> dict[str, object]:
    told = {"name": member.name, "role": member.role, "active": member.active}
    # Said of those alone who are asked for codes.
    return told | ({"signs_in_by_code": True} if has_code else {})


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=_("The new member's name."))],
    role: Annotated[Role, typer.Option(help=_("What they are at the clinic."))],
    new_password_file: Annotated[
        Path | None,
        typer.Option(help=_("A file whose first line is their password.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Let somebody in, with a password of their own; for office managers."""
    session = session_of(context)
    with session.open_desk() as desk:
        added = add_staff(desk, name, role, new_password(new_password_file))
    if as_json:
        print_json({"name": added.name, "role": added.role, "active": added.active})
    else:
        print_words(_("{name} can sign in now.", name=visible(added.name)))


def leave(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=_("Who left."))],
    as_json: AsJson = False,
) -> None:
    """Let somebody who left sign in no longer; for office managers."""
    session = session_of(context)
    with session.open_desk() as desk:
        gone, waits = take_off(desk, name)
    if as_json:
        told: dict[str, object] = {
            "name": gone.name,
            "role": gone.role,
            "active": gone.active,
        }
        waiting = {} if waits is None else {"key_waits": error_json(waits)}
        print_json(told | waiting)
    else:
        print_words(
            _(
                "{name} can no longer sign in. What they did stays.",
                name=visible(gone.name),
            )
        )
        tell(say_renewal(waits))


def codes_off(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help=_("Who lost their telephone."))],
    as_json: AsJson = False,
) -> None:
    """Ask somebody for no sign-in code any more; for office managers, or oneself.

    Whoever lost the only office manager's telephone gives a spare code or the desk's
    recovery key where the code is asked.
    """
    session = session_of(context)
    password = session.password()
    with session.open_desk(password) as desk:
        member = find_member(desk, name)
        turn_off(desk, password, member)
    if as_json:
        print_json({"name": member.name, "signs_in_by_code": False})
    else:
        print_words(
            _("{name} signs in by password alone now.", name=visible(member.name))
        )
