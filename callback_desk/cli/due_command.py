"""`due`: until when a lead is to be called, and why."""

from typing import Annotated

import typer

from callback_desk import bootstrap
from callback_desk.cli.desk_commands import AsJson, CalendarFile, read_calendar_file
from callback_desk.cli.output import instant, print_json, print_words
from callback_desk.cli.session import session_of
from callback_desk.services.calendar_settings import promises_at
from callback_desk.services.in_force import show_calendar
from callback_desk.wording.promises import say_promise


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(due)


def due(
    context: typer.Context,
    instants: Annotated[list[str], typer.Argument(metavar="INSTANT...")],
    calendar: CalendarFile = None,
    as_json: AsJson = False,
) -> None:
    """Say when leads received at these instants are due, and why."""
    session = session_of(context)
    if calendar is not None:
        in_force = bootstrap.calendar_of(
            read_calendar_file(calendar), session.clock().year
        )
    else:
        with session.open_desk() as desk:
            in_force = show_calendar(desk)
    promises = promises_at(in_force, instants)
    if as_json:
        print_json(
            [
                {
                    "received_at": instant(promise.received_at),
                    "due_at": instant(promise.due_at),
                    "due_local": in_force.local(promise.due_at).isoformat(),
                    "policy": promise.policy,
                    "because": say_promise(promise.steps),
                }
                for promise in promises
            ]
        )
        return
    for promise in promises:
        print_words(" ".join(say_promise(promise.steps)))
