"""What the desk does about people in danger: whom it told, when, and by what button."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from callback_desk.domain.calling_errors import LeadJoined
from callback_desk.domain.changes import Changes
from callback_desk.domain.errors import UnknownLead, UnknownRecord
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.ports import Work
from callback_desk.domain.safety_care import (
    NOBODY_YET,
    REVIEWS,
    Act,
    NewSafetyEntry,
    SafetyEntry,
    Subject,
    Told,
    standing_entries,
)
from callback_desk.domain.safety_errors import (
    NobodyNamed,
    NoPriorityLead,
    NoteMissing,
    OnlyClinicianReviews,
    ToldTimeImpossible,
    UnknownSafetyEntry,
)
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.lead_upkeep import read_histories, settle_lead
from callback_desk.services.promise_upkeep import follow_calendar
from callback_desk.translation import _
from callback_desk.wording.safety import THE_SAFETY_CONTACT
from callback_desk.wording.times import say_instant

LONGEST_WHO = 200
_NEEDS_A_NAME = frozenset({Act.TOLD, Act.TRANSFERRED})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What somebody says was done.

    Attributes:
        act: what.
        who: who was told, or to whom the call was transferred; else "".
        how: by what means they were told.
        note: a reason, in words; else "".
        at: when; None means now.
    """

    act: Act
    who: str = ""
    how: Told | None = None
    note: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stamped:
    """What became of it: the entry's number, whom it is about, what was touched."""

    entry_id: int
    subject: Subject
    changes: Changes


def stamp(desk: Desk, subject: Subject, said: Stamp) -> Stamped:
    """Add an entry about a lead, a record, or nobody known yet.

    Raises:
        UnknownLead, UnknownRecord: there is none of that number.
        NobodyNamed: somebody was told, and it is not said who.
        NoteMissing: somebody else was called first, and it is not said why.
        ToldTimeImpossible: the time lies ahead.
    """
    _check(said, subject)
    with desk.open_work() as work:
        _check_is_there(work, subject)
        _check_time(desk, work, said.at, desk.now())
        stamped = _add(desk, work, subject, said)
        work.commit()
        return stamped


def note_told(desk: Desk, lead_id: int, said: Stamp) -> Stamped:
    """As `stamp`, about a priority lead alone: a mistyped number is about nobody.

    Raises:
        NoPriorityLead: it is none.
    """
    with desk.open_work(writes=False) as work:
        details = work.leads.details([lead_id])[lead_id]
    if not details.safety:
        name = details.name or _("Lead {lead_id}", lead_id=lead_id)
        raise NoPriorityLead(name=name)
    return stamp(desk, Subject(lead_id=lead_id), said)


def stamp_wherever(desk: Desk, subject: Subject, said: Stamp) -> Stamped:
    """Add an entry about a lead wherever it is by now: a time is never lost.

    Joined to another one it is about that one; where the lead, or the record, is gone
    it is kept without, and a time that lies ahead (a clock was set back) is now.

    Raises:
        NobodyNamed, NoteMissing: as for `stamp`.
    """
    return stamp_each(desk, [subject], said)[0]


def stamp_each(desk: Desk, subjects: Collection[Subject], said: Stamp) -> list[Stamped]:
    """Add the same about each of them, wherever they are by now, or about none.

    Raises:
        NobodyNamed, NoteMissing: as for `stamp`.
    """
    now = desk.now()
    if said.at is not None and said.at > now:
        said = replace(said, at=now)
    for subject in subjects:
        _check(said, subject)
    with desk.open_work() as work:
        there = dict.fromkeys(_where(work, subject) for subject in subjects)
        stamped = [_add(desk, work, subject, said) for subject in there]
        work.commit()
        return stamped


def stamped_before(desk: Desk, subject: Subject, said: Stamp) -> Stamped | None:
    """What became of it in a run that broke off before it knew; None: nothing did."""
    if said.at is None:
        return None
    at = to_epoch(said.at)
    with desk.open_work(writes=False) as work:
        # The lead may have been joined to another one since.
        places = dict.fromkeys((subject, _where(work, subject), NOBODY_YET))
        entries = [entry for place in places for entry in work.safety.of(place)]
    for entry in entries:
        if entry.act is said.act and to_epoch(entry.at) == at:
            return Stamped(entry.entry_id, entry.told.subject, Changes())
    return None


def take_back(desk: Desk, entry_id: int) -> Stamped:
    """Take an entry back by one that names it; a review only by a clinician.

    Raises:
        UnknownSafetyEntry: there is none of that number, or it was taken back before.
        OnlyClinicianReviews: it is a review, and whoever asks is no clinician.
    """
    with desk.open_work() as work:
        entry = work.safety.entry(entry_id)
        subject, now = entry.told.subject, desk.now()
        standing = standing_entries(work.safety.of(subject))
        if entry_id not in {one.entry_id for one in standing}:
            raise UnknownSafetyEntry(entry_id=entry_id)
        if entry.act in REVIEWS and not is_clinician(desk, work):
            raise OnlyClinicianReviews()
        taken = NewSafetyEntry(subject, Act.TAKEN_BACK, now, now, takes_back=entry_id)
        stamped = keep(desk, work, taken)
        if entry.act is Act.RELEASED and subject.lead_id is not None:
            # It waits for a review again.
            history = read_histories(work, [subject.lead_id])[subject.lead_id]
            held = replace(history, details=replace(history.details, safety=True))
            settings = in_force(desk, work)
            held = follow_calendar(work, held, settings, now)
            settle_lead(work, held, settings, flagged=True)
            work.safety.set_current(subject, current=True)
        work.commit()
        return stamped


def unattached(desk: Desk) -> list[SafetyEntry]:
    """The entries that were made while no lead was open, the newest last."""
    with desk.open_work(writes=False) as work:
        return standing_entries(work.safety.of(NOBODY_YET))


def attach(desk: Desk, entry_ids: Collection[int], lead_id: int) -> Changes:
    """Let entries that were made while no lead was open be about a lead.

    Raises:
        UnknownLead: there is none of that number.
    """
    with desk.open_work() as work:
        read_histories(work, [lead_id])
        work.safety.attach(entry_ids, Subject(lead_id=lead_id))
        staff_id, now = desk.staff.staff_id, desk.now()
        work.audit.add("safety_attached", staff_id, now, "lead", lead_id)
        work.commit()
        return Changes(leads=(lead_id,))


def keep(desk: Desk, work: Work, entry: NewSafetyEntry) -> Stamped:
    """Add an entry with its row in the audit."""
    staff_id = desk.staff.staff_id
    entry_id = work.safety.add(entry, staff_id)
    action = f"safety_{entry.act}"
    work.audit.add(action, staff_id, entry.entered_at, "safety_entry", entry_id)
    lead_id = entry.subject.lead_id
    leads = () if lead_id is None else (lead_id,)
    return Stamped(entry_id, entry.subject, Changes(leads=leads))


def _add(desk: Desk, work: Work, subject: Subject, said: Stamp) -> Stamped:
    now = desk.now()
    at = said.at or now
    entry = NewSafetyEntry(
        subject=_with_its_lead(work, subject),
        act=said.act,
        at=at,
        entered_at=now,
        who=_name_of(desk, work, said, at)[:LONGEST_WHO],
        how=said.how,
        note=said.note.strip(),
    )
    return keep(desk, work, entry)


def _where(work: Work, subject: Subject) -> Subject:
    """Whom it is about by now: the lead that theirs was joined to, or nobody known."""
    try:
        _check_is_there(work, subject)
    except LeadJoined as joined:
        into = joined.fields["into"]
        if not isinstance(into, int):
            raise
        return _where(work, Subject(lead_id=into))
    except (UnknownLead, UnknownRecord):
        return NOBODY_YET
    return subject


def _with_its_lead(work: Work, subject: Subject) -> Subject:
    """A record with the lead that it became, if somebody took it in meanwhile."""
    if subject.lead_id is not None or subject.record_id is None:
        return subject
    lead_id = work.imports.record(subject.record_id).lead_id
    return Subject(lead_id, subject.record_id)


def is_clinician(desk: Desk, work: Work) -> bool:
    """Whether whoever is at the desk is a clinician, by the list as it stands now."""
    return any(
        one.staff_id == desk.staff.staff_id
        and one.active
        and one.role is Role.CLINICIAN
        for one in work.staff.all()
    )


def _check(said: Stamp, subject: Subject) -> None:
    if said.act in REVIEWS or said.act is Act.TAKEN_BACK:
        raise ValueError("reviews are signed, and entries taken back, elsewhere")
    # The buttons of the crisis panel need no name: nobody types in a crisis.
    if said.act in _NEEDS_A_NAME and not said.who.strip() and subject != NOBODY_YET:
        raise NobodyNamed()
    if said.act is Act.SKIPPED and not said.note.strip():
        raise NoteMissing(what=_("why somebody else comes first"))


def _name_of(desk: Desk, work: Work, said: Stamp, at: datetime) -> str:
    """Whom it was; where nobody could say, who was the safety contact by then."""
    who = said.who.strip()
    if said.act not in _NEEDS_A_NAME or who not in {"", THE_SAFETY_CONTACT}:
        return who
    day = in_force(desk, work).calendar.local_date(at)
    contact = work.safety.contact(day, by=at)
    is_of_day = contact is not None and contact.day == day
    return contact.first.name if contact is not None and is_of_day else who


def _check_is_there(work: Work, subject: Subject) -> None:
    if subject.lead_id is not None:
        work.leads.details([subject.lead_id])
    elif subject.record_id is not None:
        work.kept.row(subject.record_id)


def _check_time(desk: Desk, work: Work, at: datetime | None, now: datetime) -> None:
    if at is not None and at > now:
        calendar = in_force(desk, work).calendar
        raise ToldTimeImpossible(
            at=say_instant(calendar.local(at)), now=say_instant(calendar.local(now))
        )
