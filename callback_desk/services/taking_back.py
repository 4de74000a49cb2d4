"""Taking the leads of an import back, part by part, so that calls are saved between.

Each part is whole: a lead is either here with all that it sent or, where nothing else
brought it, gone. An import that was begun to be taken back is finished by whoever
imports, takes back or opens the desk next.
"""

from collections.abc import Sequence
from dataclasses import replace

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.domain.joined_request import moved_earlier
from callback_desk.domain.lead import Request
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epoch
from callback_desk.domain.record import Asking
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Precision
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import LeadHistory, read_histories, settle_lead
from callback_desk.services.reasons import past_calendar

# Leads, or records without one, that are taken back in one transaction: a call that is
# saved meanwhile waits for no more.
AT_ONCE = 500


class TakingBack:
    """An import on its way out; `removed` and `kept` tell of its leads so far."""

    def __init__(self, desk: Desk, batch_id: int) -> None:
        """Look for whom it brought; only for who has the turn to import."""
        self._desk, self._batch_id = desk, batch_id
        with desk.open_work(writes=False) as work:
            self._leads = work.imports.brought(batch_id)
        self.all = len(self._leads)
        self._behind: int | None = 0
        self.removed = 0
        self.kept: set[int] = set()

    @property
    def left(self) -> int:
        """How many of its leads are here yet, whoever was worked on among them."""
        return len({*self._leads, *self.kept})

    @property
    def passed(self) -> int:
        """How many of its leads were looked at."""
        return self.all - len(self._leads)

    def take_all(self, heed: Heed = go_on) -> None:
        """Take back what is left, part by part.

        Raises:
            Stopped: `heed` ended it; the rest is taken back later.
        """
        is_whole = False
        while not is_whole:
            heed()
            with self._desk.open_work() as work:
                is_whole = self.take_some(work)
                work.commit()

    def stop(self) -> None:
        """Let what is left stay, to be taken back when somebody wants that again."""
        behind: int | None = 0
        while behind is not None:
            with self._desk.open_work() as work:
                behind = work.imports.stop_taking_back(self._batch_id, behind)
                if behind is None:
                    work.audit.add(
                        "import_undo_stopped",
                        *(self._desk.staff.staff_id, self._desk.now()),
                        *("batch", self._batch_id),
                    )
                work.commit()

    def take_some(self, work: Work) -> bool:
        """Take the next part back; whether nothing is left of it."""
        done = 0
        while self._leads and done < AT_ONCE:
            # Backwards, as it came in last.
            self._leads, some = self._leads[:-AT_ONCE], self._leads[-AT_ONCE:]
            self.take_leads(work, some)
            done += len(some)
        if self._behind is not None and done < AT_ONCE:
            self._behind = work.imports.take_leadless(
                self._batch_id, self._behind, AT_ONCE
            )
        if self._leads or self._behind is not None:
            return False
        work.imports.end_taking_back(self._batch_id)
        return True

    def take_leads(self, work: Work, some: Sequence[int]) -> None:
        """Take back what some leads sent, but of whom somebody worked on since."""
        settings = in_force(self._desk, work)
        taken = work.imports.take_back(self._batch_id, some, self._desk.now())
        self.kept.update(taken.kept)
        left = work.imports.askings(taken.leads)
        gone = [lead_id for lead_id in taken.leads if not left[lead_id]]
        work.imports.remove_leads(gone)
        self.removed += len(gone)
        histories = read_histories(work, [i for i in taken.leads if left[i]])
        for lead_id, history in histories.items():
            asked_otherwise = requests_left(
                self._desk, work, settings, history, left[lead_id]
            )
            was_flagged = lead_id in taken.flagged
            details = replace(
                history.details, safety=history.details.safety and not was_flagged
            )
            settle_lead(
                work,
                LeadHistory(details, asked_otherwise, history.attempts),
                settings,
                flagged=any(asking.flagged for asking in left[lead_id])
                or history.state(settings.outcomes).handed_over,
            )


def finish_taking_back(desk: Desk, heed: Heed = go_on) -> None:
    """Take back the rest of what was half taken back; for who has the turn to import.

    A program that died, or was ended, left it so.

    Raises:
        Stopped: `heed` ended it; the rest is taken back later.
    """
    with desk.open_work(writes=False) as work:
        half = work.imports.half_taken_back()
    for batch_id in half:
        TakingBack(desk, batch_id).take_all(heed)


def finish_left_half(desk: Desk, heed: Heed = go_on) -> bool:
    """The same, unless somebody imports just now, or takes back; whether all is gone.

    Raises:
        Stopped: as above.
    """
    with desk.open_work(writes=False) as work:
        is_clean = not work.imports.half_taken_back()
    if is_clean:
        return True
    try:
        with desk.open_work.importing(waits=False):
            finish_taking_back(desk, heed)
    except ImportGoingOn:
        return False
    return True


def requests_left(
    desk: Desk,
    work: Work,
    settings: SettingsInForce,
    history: LeadHistory,
    askings: Sequence[Asking],
) -> list[Request]:
    """A lead's requests by the askings that are left; stored where they changed."""
    left: list[Request] = []
    origins = work.imports.request_origins([r.request_id for r in history.requests])
    lead_id = history.details.lead_id
    for request in history.requests:
        theirs = [a for a in askings if a.request_id == request.request_id]
        if not theirs:
            work.imports.remove_request(request.request_id)
            continue
        is_first = not left
        anew = _worked_out(
            request, origins.get(request.request_id), theirs, is_first=is_first
        )
        if _was_moved(request, anew):
            past = past_calendar(desk, work, settings, request.reckoned_by)
            anew = _due_anew(request, anew, past.calendar)
        if anew != request:
            work.imports.move_request_earlier(lead_id, anew)
        left.append(anew)
    return left


def _worked_out(
    request: Request,
    origin: Request | None,
    askings: Sequence[Asking],
    *,
    is_first: bool,
) -> Request:
    """A request as the askings that are left make it."""
    first, *others = askings
    if not first.opened_it:
        anew = replace(
            request,
            received_at=first.received_at,
            precision=first.precision,
            promised_due_at=first.due_at,
            due_at=first.due_at,
            due_version=_unless(first.due_version, request.calendar_version),
            due_from=None,
            due_precision=None,
        )
    elif origin is None:
        return request
    else:
        anew, others = origin, list(askings[1:])
    for asking in others:
        takes_over_calls = not is_first and asking.precision is Precision.DAY
        anew = moved_earlier(
            anew,
            asking.received_at,
            asking.precision,
            asking.due_at,
            asking.due_version,
            takes_over_calls=takes_over_calls,
        )
    return anew


def _unless(version: int, calendar_version: int) -> int | None:
    return None if version == calendar_version else version


def _due_anew(request: Request, anew: Request, calendar: BusinessCalendar) -> Request:
    """The deadline of a request that a change of the calendar had moved meanwhile.

    It goes by the same calendar, from the receipt that is left.
    """
    due_at = from_epoch(due_epoch(calendar, to_epoch(anew.reckoned_from[0])))
    version = _unless(request.reckoned_by, request.calendar_version)
    return replace(anew, due_at=due_at, due_version=version)


def _was_moved(request: Request, anew: Request) -> bool:
    """Whether a change of the calendar moved a request that asks otherwise now."""
    return (
        anew != request
        and request.due_at != request.promised_due_at
        and request.reckoned_by != anew.reckoned_by
    )
