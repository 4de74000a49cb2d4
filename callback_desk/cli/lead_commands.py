"""`queue`, `lead`: who to call next, and what is known of them."""

from datetime import datetime
from typing import Annotated

import typer

from callback_desk.cli import queue_table
from callback_desk.cli.call_json import details_json, facts_json
from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.hand_out_options import PdfFile, write_pages
from callback_desk.cli.import_command import record_json
from callback_desk.cli.numbers import row_number
from callback_desk.cli.output import instant, print_json
from callback_desk.cli.session import session_of
from callback_desk.domain.callback_queue import QueueEntry
from callback_desk.domain.lead import Attempt, RequestState
from callback_desk.domain.promise import Promise
from callback_desk.domain.record import StoredSubmission
from callback_desk.domain.standing import OpenLead, Standing
from callback_desk.services.every_call import every_call
from callback_desk.services.hand_out import HandedOut, refuse_unless_may_hand_out
from callback_desk.services.in_force import show_calendar
from callback_desk.services.missed_callbacks import note_seen
from callback_desk.services.work_queue import LeadCard, show_lead, show_queue
from callback_desk.translation import _
from callback_desk.wording.promises import say_promise

LeadNumber = Annotated[
    int,
    typer.Argument(metavar="LEAD", help=_("The lead's number."), callback=row_number),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(queue)
    app.command()(lead)


def queue(
    context: typer.Context,
    with_resting: Annotated[
        bool, typer.Option("--all", help=_("The resting leads as well."))
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=0, help=_("At most so many leads."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the open leads in the order in which they are to be called."""
    session = session_of(context)
    with session.open_desk() as desk:
        shown, calendar = show_queue(desk)
        entries = [*shown.entries, *(shown.resting if with_resting else ())]
        entries = entries if limit is None else entries[:limit]
        if as_json:
            print_json(
                {
                    "at": instant(shown.at),
                    "counts": shown.counts,
                    "leads": [_entry_json(entry) for entry in entries],
                }
            )
        else:
            queue_table.print_queue(desk, shown, entries, calendar)


def lead(
    context: typer.Context,
    lead_id: LeadNumber,
    pdf_file: PdfFile = None,
    as_json: AsJson = False,
) -> None:
    """Show one lead with all that is known; `--pdf`: every call, as a page."""
    session = session_of(context)
    with session.open_desk() as desk:
        if pdf_file:
            refuse_unless_may_hand_out(desk)
        card = show_lead(desk, lead_id)
        if pdf_file:
            what = HandedOut("every_call_exported", "lead", lead_id)
            write_pages(desk, what, every_call(desk, lead_id), pdf_file)
        else:
            note_seen(desk, lead_id)
        if as_json:
            print_json(_card_json(card, desk.now()))
        else:
            queue_table.print_card(desk, card, show_calendar(desk))


def _entry_json(entry: QueueEntry) -> dict[str, object]:
    return _lead_json(entry.lead, entry.standing)


def _lead_json(lead: OpenLead, standing: Standing | None) -> dict[str, object]:
    document: dict[str, object] = {
        "lead_id": lead.lead_id,
        "name": lead.name or None,
        "phone": lead.phone,
        "extension": lead.extension,
        "standing": standing,
        "safety": lead.safety,
        "due_at": instant(lead.due_at),
        "promised_due_at": instant(lead.promised_due_at),
        "goal_at": instant(lead.goal_at),
        "act_by": instant(None if lead.is_reached_for_good else lead.act_by),
        "next_call_at": instant(lead.next_call_at),
        "attempts": lead.attempts,
        "asked": lead.asked,
        "last_outcome": lead.last_outcome,
        "received_at": instant(lead.received_at),
        "claimed_by": lead.claimed_by,
        "do_not_call": lead.barred,
        "told_to": lead.care.told_to or None,
        "told_at": instant(lead.care.told_at),
        "review": "open" if lead.safety else None,
    }
    if lead.record_id is not None:
        document["record_id"] = lead.record_id
    return document


def _card_json(card: LeadCard, now: datetime) -> dict[str, object]:
    replaced = {
        attempt.corrects: attempt.attempt_id
        for attempt in card.attempts
        if attempt.corrects is not None
    }
    return _lead_json(card.lead, card.standing) | {
        "closed": not card.state.is_open,
        "email": card.details.email,
        "submissions": [_submission_json(stored) for stored in card.submissions],
        "requests": [
            _request_json(state, promise, now)
            for state, promise in zip(card.state.requests, card.promises, strict=True)
        ],
        "attempts": [
            _attempt_json(attempt, replaced.get(attempt.attempt_id))
            for attempt in card.attempts
        ],
        "timeline": [
            {"at": instant(event.at), "what": event.what, "detail": event.detail}
            for event in card.timeline()
        ],
        **({} if card.facts is None else facts_json(card.facts)),
    }


def _submission_json(stored: StoredSubmission) -> dict[str, object]:
    return record_json(stored.record) | {
        "submission_id": stored.submission_id,
        "request_id": stored.request_id,
        "batch": stored.batch_id,
        "file": stored.file_name,
        "raw": stored.record.submission.raw,
    }


def _request_json(
    state: RequestState, promise: Promise, now: datetime
) -> dict[str, object]:
    request = state.request
    return {
        "request_id": request.request_id,
        "received_at": instant(request.received_at),
        "promised_due_at": instant(request.promised_due_at),
        "due_at": instant(request.due_at),
        "result": state.result(now),
        "because": say_promise(promise.steps),
    }


def _attempt_json(attempt: Attempt, corrected_by: int | None) -> dict[str, object]:
    return {
        "attempt_id": attempt.attempt_id,
        "at": instant(attempt.at),
        "entered_at": instant(attempt.entered_at),
        "outcome": attempt.outcome,
        "note": attempt.note or None,
        "by": attempt.by,
        "direction": attempt.direction,
        "channel": attempt.channel,
        "next_call_at": instant(attempt.next_call_at),
        "corrects": attempt.corrects,
        "why": attempt.why,
        "corrected_by": corrected_by,
        **details_json(attempt.details),
    }
