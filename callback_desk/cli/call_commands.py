"""`record`, `correct`: what came of a call."""

from datetime import datetime
from typing import Annotated

import typer

from callback_desk.cli import queue_table
from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.lead_commands import LeadNumber
from callback_desk.cli.numbers import row_number
from callback_desk.cli.output import instant, print_json, print_words, tell
from callback_desk.cli.record_options import (
    Appointment,
    Close,
    OutsideBecause,
    Owner,
    Reason,
    read_details,
)
from callback_desk.cli.session import session_of
from callback_desk.domain.local_time import read_instant, zone_named
from callback_desk.domain.outcome import Channel, Direction
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.services.noted_danger import unheeded_words
from callback_desk.services.record_outcome import (
    Call,
    Recorded,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.work_queue import show_lead
from callback_desk.translation import _
from callback_desk.wording.calling import say_nobody_there
from callback_desk.wording.people import visible
from callback_desk.wording.reaching import say_their_time

AttemptNumber = Annotated[
    int,
    typer.Argument(
        metavar="ATTEMPT",
        help=_("Its number: `lead LEAD --json` tells it."),
        callback=row_number,
    ),
]
OutcomeCode = Annotated[str, typer.Argument(metavar="OUTCOME", help=_("Its code."))]
At = Annotated[
    str | None,
    typer.Option(metavar="INSTANT", help=_("When the call was; now if not.")),
]
CorrectedAt = Annotated[
    str | None,
    typer.Option(metavar="INSTANT", help=_("When the call was; as it stands if not.")),
]
Next = Annotated[
    str | None,
    typer.Option("--next", metavar="INSTANT", help=_("When to call again, if agreed.")),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(record)
    app.command()(correct)


def record(
    context: typer.Context,
    lead_id: LeadNumber,
    outcome: OutcomeCode,
    note: Annotated[str, typer.Option(help=_("What was said."))] = "",
    at: At = None,
    next_at: Next = None,
    direction: Annotated[
        Direction, typer.Option(help=_("Who called whom."))
    ] = Direction.OUT,
    channel: Annotated[
        Channel | None,
        typer.Option(help=_("By what means; as the outcome says unless given.")),
    ] = None,
    reason: Reason = None,
    owner: Owner = None,
    appointment: Appointment = None,
    outside_because: OutsideBecause = None,
    close: Close = False,
    as_json: AsJson = False,
) -> None:
    """Record what came of a call."""
    session = session_of(context)
    _refuse_missing_next(outcome, next_at)
    details = read_details(reason, owner, appointment, outside_because, closes=close)
    with session.open_desk() as desk:
        call = Call(
            outcome=outcome,
            note=note,
            at=_instant(desk, at),
            next_at=_instant(desk, next_at),
            direction=direction,
            channel=channel,
            details=details,
        )
        recorded = record_outcome(desk, lead_id, call)
        _print_recorded(desk, recorded, as_json=as_json)
        _tell_closed_time(desk, recorded, call)
        _tell_noted(desk, recorded, note)


def correct(
    context: typer.Context,
    attempt_id: AttemptNumber,
    outcome: OutcomeCode,
    why: Annotated[str, typer.Option(help=_("The reason; it is kept."))],
    at: CorrectedAt = None,
    next_at: Next = None,
    note: Annotated[str, typer.Option(help=_("A note in place of the old one."))] = "",
    as_json: AsJson = False,
) -> None:
    """Replace a mistaken attempt; the old one stays in the history."""
    session = session_of(context)
    _refuse_missing_next(outcome, next_at)
    if not why.strip():
        raise typer.BadParameter(_("say why"), param_hint="--why")
    with session.open_desk() as desk:
        call = Call(
            outcome=outcome,
            note=note,
            at=_instant(desk, at),
            next_at=_instant(desk, next_at),
        )
        corrected = correct_attempt(desk, attempt_id, call, why)
        _print_recorded(desk, corrected, as_json=as_json)
        _tell_closed_time(desk, corrected, call)
        _tell_noted(desk, corrected, note)


def _tell_closed_time(desk: Desk, recorded: Recorded, call: Call) -> None:
    """Say that nobody may be there for an agreed call; the window asks who calls."""
    at, calendar = recorded.next_call_at, show_calendar(desk)
    if at is None or at != call.next_at:
        return
    facts = show_lead(desk, recorded.lead_id).facts
    if facts is not None and not facts.may_be_called(at):
        tell(f"{say_their_time(facts.where, facts.rules, at)[0]}.")
    if calendar.is_open(at):
        return
    comes = _("The lead comes back then; --owner says who calls.")
    if call.details.owner:
        owner = visible(call.details.owner)
        comes = _("The lead comes back then, for {owner}.", owner=owner)
    tell(f"{say_nobody_there(at, calendar)} {comes}")


def _tell_noted(desk: Desk, recorded: Recorded, note: str) -> None:
    """Say what a note tells of danger; the window asks before it records."""
    if words := unheeded_words(desk, recorded.lead_id, note):
        tell(
            _(
                "The note says “{words}”, and lead {lead_id} is not flagged for it. If "
                "they may be in danger, record crisis_handover.",
                words=words,
                lead_id=recorded.lead_id,
            )
        )


def _refuse_missing_next(outcome: str, next_at: str | None) -> None:
    if outcome == "call_again" and next_at is None:
        raise typer.BadParameter(
            _("call_again needs the time of the next call"), param_hint="--next"
        )


def _instant(desk: Desk, text: str | None) -> datetime | None:
    if text is None:
        return None
    zone = zone_named(show_calendar(desk).definition.timezone)
    return read_instant(text, zone)[0]


def _print_recorded(desk: Desk, recorded: Recorded, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "attempt_id": recorded.attempt_id,
                "lead_id": recorded.lead_id,
                "standing": recorded.standing,
                "next_call_at": instant(recorded.next_call_at),
                "closed": recorded.closed,
                **({"proposes_closing": True} if recorded.proposes_closing else {}),
            }
        )
    else:
        barred = show_lead(desk, recorded.lead_id).details.barred
        words = queue_table.say_recorded(recorded, show_calendar(desk), barred=barred)
        print_words(words)
