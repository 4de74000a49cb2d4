"""Who to call next: the queue as it stands, and one lead with all that is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.callback_queue import (
    CallbackQueue,
    QueueKey,
    QueueKind,
    QueuePage,
    QueueSummary,
    build_queue,
)
from callback_desk.domain.lead import Attempt, LeadDetails, LeadState
from callback_desk.domain.promise import Promise
from callback_desk.domain.record import Record, StoredSubmission
from callback_desk.domain.safety_care import SafetyEntry, Subject, care_of
from callback_desk.domain.standing import OpenLead, Standing, standing_of
from callback_desk.domain.visit import MARKS
from callback_desk.services.call_facts import CallFacts, call_facts
from callback_desk.services.claims import with_holder, with_holders
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import (
    as_open_lead,
    goal_of,
    read_histories,
)
from callback_desk.services.reasons import explain_request
from callback_desk.translation import _
from callback_desk.wording.entering import say_asked
from callback_desk.wording.outcomes import say_openly
from callback_desk.wording.safety import say_care_log

# More rows than any screen shows; one more than anybody is told exactly.
PAGE, COUNTED = 200, 1_000


def show_queue(desk: Desk) -> tuple[CallbackQueue, BusinessCalendar]:
    """The whole queue at the desk's time, and the calendar it was reckoned by."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        queue = build_queue(work.open_leads(calendar), now, calendar)
        told = replace(
            queue,
            entries=with_holders(desk, work, queue.entries, now),
            resting=with_holders(desk, work, queue.resting, now),
        )
        return told, calendar


def first_page(
    desk: Desk, kind: QueueKind | None = None, limit: int = PAGE
) -> tuple[QueuePage, BusinessCalendar]:
    """The queue's beginning at the desk's time, and the calendar it was reckoned by.

    Args:
        desk: whose.
        kind: one kind alone, or None for all that does not rest.
        limit: at most so many entries.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        page = work.queue_page(calendar, now, None, limit, kind)
        told = with_holders(desk, work, page.entries, now)
        return replace(page, entries=told), calendar


def next_page(
    desk: Desk,
    after: QueueKey,
    at: datetime,
    kind: QueueKind | None = None,
    limit: int = PAGE,
) -> QueuePage:
    """The queue from where a page ended, as it stood when the first page was read.

    Args:
        desk: whose.
        after: where the page before ended.
        at: the instant of the first page, so that nobody slips from page to page.
        kind: as for the first page.
        limit: at most so many entries.
    """
    with desk.open_work(writes=False) as work:
        calendar = in_force(desk, work).calendar
        page = work.queue_page(calendar, at, after, limit, kind)
        return replace(page, entries=with_holders(desk, work, page.entries, desk.now()))


def count_queue(desk: Desk, up_to: int = COUNTED) -> QueueSummary:
    """How the whole queue stands at the desk's time, counted no further than asked."""
    now = desk.now()
    with desk.open_work(writes=False) as work:
        return work.sum_up_queue(in_force(desk, work).calendar, now, up_to)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a lead: when, a code, its detail, and in words."""

    at: datetime
    what: str
    detail: str | None
    words: str


@dataclass(frozen=True, slots=True)
class LeadCard:
    """One lead with all that is known of it.

    `promises` are the requests' deadlines with their reasons, in the order of the
    state's requests; `standing` is None for a lead that is closed; `labels` are the
    clinic's words for its outcomes, that name no crisis, `facts` what is known around
    the next call, `care_log` what was done about a person in danger.
    """

    lead: OpenLead
    details: LeadDetails
    state: LeadState
    standing: Standing | None
    submissions: list[StoredSubmission]
    attempts: list[Attempt]
    promises: list[Promise]
    labels: Mapping[str, str]
    care_log: Sequence[SafetyEntry] = ()
    facts: CallFacts | None = None

    def say_closing(self) -> str:
        """What closed the lead, or what became of its visit since; "" if nothing did.

        Calling in vain afterwards is not what it was.
        """
        closed_by = self.state.current.closed_by
        if closed_by is None:
            return ""
        last = self.lead.last_outcome
        return self.labels.get((last if last in MARKS else closed_by.outcome) or "", "")

    def timeline(self) -> list[Event]:
        """Everything that happened to the lead, oldest first."""
        asked = [
            Event(
                stored.record.received_at,
                "asked",
                None,
                say_asked(stored.record.submission.recognised_as, again=False),
            )
            for stored in self.submissions
        ]
        replaced = {attempt.corrects for attempt in self.attempts}
        called = [
            Event(
                attempt.at,
                "attempt" if attempt.corrects is None else "correction",
                attempt.outcome,
                self._words(attempt, replaced=attempt.attempt_id in replaced),
            )
            for attempt in self.attempts
        ]
        cared = [
            Event(entry.at, f"safety_{entry.act}", entry.told.who or None, words)
            for entry, words in say_care_log(self.care_log)
        ]
        return sorted(asked + called + cared, key=lambda event: event.at)

    def _words(self, attempt: Attempt, *, replaced: bool) -> str:
        label = self.labels.get(attempt.outcome or "", _("Taken back"))
        words = f"{label}, {attempt.by}"
        if attempt.note:
            words += f": {attempt.note}"
        if attempt.corrects is not None:
            words = _("{words} (corrected: {why})", words=words, why=attempt.why)
        return _("{words} (replaced)", words=words) if replaced else words


def show_lead(desk: Desk, lead_id: int) -> LeadCard:
    """One lead with submissions, requests and attempts.

    Raises:
        UnknownLead: there is none of that number.
    """
    now = desk.now()
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
        calendar = settings.calendar
        history = read_histories(work, [lead_id])[lead_id]
        state = history.state(settings.outcomes)
        safety = history.details.safety
        goal_at = goal_of(state, calendar, safety=safety)
        lead = as_open_lead(history.details, state, goal_at, safety=safety)
        care_log = work.safety.of(Subject(lead_id=lead_id))
        if safety:
            lead = replace(lead, care=care_of(care_log, work.safety.heard_at(lead_id)))
        lead = with_holder(desk, work, lead, now)
        submissions = work.leads.submissions(lead_id)
        return LeadCard(
            lead=lead,
            details=history.details,
            state=state,
            standing=standing_of(lead, now, calendar) if state.is_open else None,
            submissions=submissions,
            attempts=sorted(history.attempts, key=lambda a: (a.at, a.attempt_id)),
            promises=[
                explain_request(desk, work, settings, of.request)
                for of in state.requests
            ],
            labels={code: say_openly(o) for code, o in settings.outcomes.items()},
            care_log=care_log,
            facts=call_facts(desk, work, settings, history),
        )


def show_record(desk: Desk, record_id: int) -> Record:
    """A record that was kept for a look.

    Raises:
        UnknownRecord: there is none of that number.
    """
    with desk.open_work(writes=False) as work:
        return work.imports.record(record_id)
