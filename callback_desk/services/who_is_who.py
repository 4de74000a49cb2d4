"""Who is who: whether a record is new, a repeat, or here already."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from callback_desk.domain.errors import UnknownLead
from callback_desk.domain.import_ports import MetPeople
from callback_desk.domain.joined_request import moved_earlier
from callback_desk.domain.lead import (
    Person,
    Request,
    read_history,
    standing_attempts,
)
from callback_desk.domain.local_time import from_epoch, to_epoch
from callback_desk.domain.person_name import names_agree
from callback_desk.domain.ports import Work
from callback_desk.domain.record import Placed, Record, Waiting
from callback_desk.domain.standing import goal_epochs
from callback_desk.domain.submission import Precision, Verdict
from callback_desk.services.among import Among
from callback_desk.services.desk import SettingsInForce
from callback_desk.services.on_file import Asking, PersonOnFile, stored_asking

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class _Found:
    record: Record
    person: PersonOnFile | None = None
    asking: Asking | None = None
    first_of_person: bool = False
    first_of_asking: bool = False


class WhoIsWho:
    """Tells new, repeat and known apart against what is stored and what it has seen.

    It looks into the store again for every chunk. For a preview, of which nothing gets
    stored, it has those kept whom it has met. A file that comes in
    by several transactions has a pending batch: it looks among the leads of that one
    too. A lead of another batch is called while such an import goes on, so it is told
    from others by its name alone, and joined at the very end.

    Args:
        work: to look in.
        settings: in force.
        remember: nothing gets stored, and nobody is given a number.
        met: keeps whom it met where it looks at more than one chunk and stores none.
        batch: the pending one of a file; None where all is done in one transaction.
    """

    def __init__(
        self,
        work: Work,
        settings: SettingsInForce,
        *,
        remember: bool,
        met: MetPeople | None = None,
        batch: int | None = None,
    ) -> None:
        self._work = work
        self._calendar = settings.calendar
        self._version = settings.calendar_version
        self._outcomes = settings.outcomes
        self._batch = batch
        self._remember = remember
        self._met = met
        self._seen: set[bytes] = set()
        self._people: dict[str, list[PersonOnFile]] = {}

    def promise_by(self, version: int) -> None:
        """Say by which calendar the next records have their deadlines."""
        self._version = version

    def place(
        self, records: Sequence[Record], now: datetime, among: Among | None = None
    ) -> list[Placed]:
        """Give each record its verdict, its person and its request, in order."""
        self._people.clear()
        phones = {record.phone for record in records if record.phone is not None}
        told = {record.fingerprint for record in records}
        here = self._work.imports.known_fingerprints(told, self._batch, phones)
        if self._met is not None:
            here |= self._met.known(told - here)
        self._seen = set(here)
        # Who is known by what they sent is not looked for.
        asking = {one.phone for one in records if one.fingerprint not in self._seen}
        self._look_up(phones & asking)
        barred = self._work.imports.barred(phones)
        found = [
            self._find(
                replace(record, barred=True) if record.phone in barred else record, now
            )
            for record in records
        ]
        if self._met is not None:
            new = [one.record for one in found if one.first_of_person]
            people = [(o.phone, o.submission.name) for o in new if o.phone is not None]
            self._met.keep(self._seen - here, people)
        if not self._remember:
            self._number(found, among)
        return [self._placed(one) for one in found]

    def join_waiting(
        self, waiting: Sequence[Waiting], now: datetime
    ) -> list[tuple[int, Placed]]:
        """Put records to the leads that they wait for; by the numbers of the records.

        In the transaction that makes their batch whole: nobody calls meanwhile.
        """
        people = self._on_file({one.lead_id for one in waiting})
        found = []
        for one in waiting:
            asking, is_first = self._ask_again(people[one.lead_id], one.record, now)
            found.append(
                _Found(
                    one.record, people[one.lead_id], asking, first_of_asking=is_first
                )
            )
        self._number(found)
        self._people = {"": list(people.values())}
        return [
            (one.submission_id, self._placed(whom))
            for one, whom in zip(waiting, found, strict=True)
        ]

    def join(self, record: Record, person: Person, now: datetime) -> Placed:
        """Put a record to the lead that somebody chose, whatever name and number say.

        Raises:
            UnknownLead: it is not there any more.
        """
        self._look_up({person.phone})
        for theirs in self._people[person.phone]:
            if theirs.lead_id == person.lead_id:
                repeat = replace(record, verdict=Verdict.REPEAT, problem=None)
                asking, is_first = self._ask_again(theirs, repeat, now)
                found = _Found(repeat, theirs, asking, first_of_asking=is_first)
                if not self._remember:
                    self._number([found])
                return self._placed(found)
        raise UnknownLead(lead_id=person.lead_id)

    def moved_requests(self) -> list[tuple[int, Request]]:
        """The stored requests that an earlier asking moved, with their leads."""
        return [
            (person.lead_id, asking.as_request())
            for people in self._people.values()
            for person in people
            for asking in person.askings
            if asking.moved and not asking.is_new and person.lead_id is not None
        ]

    def _look_up(self, phones: set[str]) -> None:
        people = self._work.leads.people_with(phones, self._batch)
        self._people |= {phone: [] for phone in phones}
        ours = {
            person.lead_id
            for person in people
            if self._batch in (None, person.batch_id)
        }
        on_file = self._on_file(ours)
        for person in people:
            elsewhere = PersonOnFile(person.lead_id, "", is_elsewhere=True)
            known = on_file.get(person.lead_id, elsewhere)
            known.name = person.name
            self._people[person.phone].append(known)
        for phone, names in (self._met.names(phones) if self._met else {}).items():
            # Told by its name alone: nothing of it is stored.
            self._people[phone] += [
                PersonOnFile(None, name, is_elsewhere=True) for name in names
            ]

    def _on_file(self, lead_ids: Collection[int]) -> dict[int, PersonOnFile]:
        """Leads with what they asked and when they were called last, by lead."""
        requests = self._work.leads.requests(lead_ids)
        attempts = self._work.leads.attempts(lead_ids)
        people = {}
        for lead_id in lead_ids:
            state = read_history(requests[lead_id], attempts[lead_id], self._outcomes)
            calls = standing_attempts(attempts[lead_id])
            people[lead_id] = PersonOnFile(
                lead_id,
                "",
                [stored_asking(request) for request in state.requests],
                calls[-1].at if calls else None,
            )
        return people

    def _find(self, record: Record, now: datetime) -> _Found:
        if record.verdict in (Verdict.SKIPPED, Verdict.KNOWN):
            return _Found(record)
        if record.fingerprint in self._seen:
            return _Found(record.as_known())
        self._seen.add(record.fingerprint)
        if record.verdict is Verdict.NEEDS_LOOK or record.phone is None:
            return _Found(record)
        household = self._people[record.phone]
        name = record.submission.name
        for person in household:
            if names_agree(person.name, name):
                repeat = record.told_as(Verdict.REPEAT, None)
                if person.is_elsewhere:
                    return _Found(repeat, person)
                asking, is_first = self._ask_again(person, repeat, now)
                return _Found(repeat, person, asking, first_of_asking=is_first)
        asking = self._asking(record)
        person = PersonOnFile(None, name, [asking], is_new=True)
        household.append(person)
        return _Found(record, person, asking, True, True)

    def _asking(self, record: Record) -> Asking:
        return Asking(
            request_id=None,
            received_at=record.received_at,
            precision=record.precision,
            due_at=record.due_at,
            promised_due_at=record.due_at,
            version=self._version,
            due_from=record.received_at,
            due_precision=record.precision,
            due_version=self._version,
        )

    def _ask_again(
        self, person: PersonOnFile, record: Record, now: datetime
    ) -> tuple[Asking, bool]:
        """The request that an asking belongs to, and whether it is a new one.

        Asked before anyone made contact, it joins the request that was open then; the
        earliest deadline stays. Asked after contact, or after the lead was closed, it
        is a request of its own (promise.md). So are words about safety that nobody had
        read when the lead was closed: somebody must decide about them.
        """
        asked_at = self._asked_at_latest(record, now)
        place = 0
        for number, asking in enumerate(person.askings):
            if asking.received_at <= asked_at:
                place = number
        joined = person.askings[place]
        if joined.answered_at is not None and asked_at > joined.answered_at:
            if place + 1 == len(person.askings):
                return self._asked_anew(person, record, now), True
            place += 1
            joined = person.askings[place]
        if record.safety.flagged and person.askings[-1].closed:
            return self._asked_anew(person, record, now), True
        takes_over_calls = place > 0 and record.precision is Precision.DAY
        before = joined.as_request()
        now_asked = moved_earlier(
            before,
            record.received_at,
            record.precision,
            record.due_at,
            self._version,
            takes_over_calls=takes_over_calls,
        )
        if now_asked != before:
            joined.move_to(now_asked)
        return joined, False

    def _asked_anew(
        self, person: PersonOnFile, record: Record, now: datetime
    ) -> Asking:
        """One more request of a person.

        An attempt belongs to the newest request that was received before it. So where
        it is in doubt what came first, the request begins after the calls so far; and
        where a form's clock runs ahead, it begins now.
        """
        fresh = self._asking(record)
        begins = [min(record.received_at, now), person.askings[-1].received_at]
        in_doubt = record.precision in (Precision.DAY, Precision.UNKNOWN)
        if person.last_call_at is not None and (in_doubt or record.safety.flagged):
            begins.append(person.last_call_at + _SECOND)
        fresh.received_at = max(begins)
        person.askings.append(fresh)
        return fresh

    def _asked_at_latest(self, record: Record, now: datetime) -> datetime:
        """The latest it can have been asked: in doubt, it is a new request."""
        match record.precision:
            case Precision.UNKNOWN:
                return now + _SECOND
            case Precision.DAY:
                next_day = self._calendar.local(record.received_at) + timedelta(days=1)
                end = self._calendar.wall(datetime.combine(next_day.date(), time()))
                return max(record.received_at, min(end, now + _SECOND))
            case _:
                return record.received_at

    def _number(self, found: Sequence[_Found], among: Among | None = None) -> None:
        """Give new people and requests the next numbers, without gaps."""
        places = range(len(found)) if among is None else among.places
        news = [] if among is None else among.news
        people = [p for p, f in zip(places, found, strict=True) if f.first_of_person]
        askings = [p for p, f in zip(places, found, strict=True) if f.first_of_asking]
        lead_ids, new_leads = self._numbers("lead", people, news)
        request_ids, new_requests = self._numbers("request", askings, news)
        for one in found:
            if one.person is not None and one.first_of_person:
                one.person.lead_id = next(lead_ids)
            if one.asking is not None and one.first_of_asking:
                one.asking.request_id = next(request_ids)
        if among is not None:
            among.lead_ids, among.request_ids = new_leads, new_requests

    def _numbers(
        self, kind: str, places: list[int], news: list[int]
    ) -> tuple[Iterator[int], list[int]]:
        """The numbers of two kinds of places, each in order, in the order of all."""
        first = self._work.imports.reserve(kind, len(places) + len(news))
        of_places: list[int] = []
        of_news: list[int] = []
        # Few stand among very many: these are counted by the stretch between two.
        for place in places:
            behind = bisect_left(news, place)
            number = first + len(of_places) + behind
            of_news.extend(range(first + len(of_places) + len(of_news), number))
            of_places.append(number)
        end = first + len(places) + len(news)
        of_news.extend(range(first + len(places) + len(of_news), end))
        return iter(of_places), of_news

    def _placed(self, found: _Found) -> Placed:
        person, asking = found.person, found.asking
        if person is None:
            return Placed(found.record, None, None, None, False, False)
        if asking is None:
            told = found.record.told_as(found.record.verdict, person.lead_id)
            return Placed(told, None, None, None, False, False, person.lead_id)
        goal_at = None
        if found.first_of_person:
            safety = found.record.safety.flagged
            received = [to_epoch(asking.received_at)]
            (goal,) = goal_epochs(self._calendar, received, safety=safety)
            goal_at = from_epoch(goal)
        return Placed(
            record=found.record.told_as(found.record.verdict, person.lead_id),
            lead_id=person.lead_id,
            request=asking.as_request(),
            goal_at=goal_at,
            is_new_lead=found.first_of_person,
            is_new_request=found.first_of_asking,
        )
