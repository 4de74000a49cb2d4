"""What was done about a person in danger: who was told, which calls, who reviewed.

A safety lead is closed by no outcome and no counter: it stays on top until a clinician
has reviewed it and signed. What happened until then is a log of entries, which are only
added; one that was a mistake is taken back by a later one that names it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# Two calls in a row are normal; after more, others are offered for so long.
OFFERED_AGAIN = timedelta(minutes=15)
CALLS_IN_A_ROW = 2


class Act(StrEnum):
    """What an entry says.

    TOLD: somebody who can decide was told. CALLED_911, TRANSFERRED: as the buttons of
    the crisis panel say. SKIPPED: somebody else was called first. DECIDED: they are to
    be called although they are closed or asked not to be. KEPT_ON_TOP: a clinician
    reviewed, and it stays on top. RELEASED: a clinician reviewed and signed; the desk
    goes on as with every lead. TAKEN_BACK: the named entry was a mistake.
    """

    TOLD = "told"
    CALLED_911 = "called_911"
    TRANSFERRED = "transferred"
    SKIPPED = "skipped"
    DECIDED = "decided"
    KEPT_ON_TOP = "kept_on_top"
    RELEASED = "released"
    TAKEN_BACK = "taken_back"


REVIEWS = frozenset({Act.KEPT_ON_TOP, Act.RELEASED})


class Told(StrEnum):
    """How somebody was told."""

    BY_PHONE = "by_phone"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an entry is about: a lead, a record kept for a look, or nobody known yet."""

    lead_id: int | None = None
    record_id: int | None = None


NOBODY_YET = Subject()


@dataclass(frozen=True, slots=True)
class NewSafetyEntry:
    """An entry about to be added; `who` and `how` where somebody was told."""

    subject: Subject
    act: Act
    at: datetime
    entered_at: datetime
    who: str = ""
    how: Told | None = None
    note: str = ""
    takes_back: int | None = None


@dataclass(frozen=True, slots=True)
class SafetyEntry:
    """An entry with its number and who made it."""

    entry_id: int
    by: str
    told: NewSafetyEntry

    @property
    def act(self) -> Act:
        """What it says."""
        return self.told.act

    @property
    def at(self) -> datetime:
        """When that was, aware UTC."""
        return self.told.at


@dataclass(frozen=True, slots=True)
class SafetyCare:
    """How far the care about one lead has come, since it was last released.

    What was noted before they wrote of danger once more is not about those words: who
    was told, or reviewed, knows nothing of them.

    Attributes:
        told_to: who was told last, or "".
        told_at: when, or None: nobody was.
        told_how: by what means.
        reviewed_by: the clinician who reviewed it and keeps it on top, or "".
        reviewed_at: when.
        decided: whether somebody decided that they are called all the same.
        skipped_at: when somebody else was called first, or None.
        knew_before: who knew of them last, and of nothing that they wrote since; or "".
    """

    told_to: str = ""
    told_at: datetime | None = None
    told_how: Told | None = None
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    decided: bool = False
    skipped_at: datetime | None = None
    knew_before: str = ""

    @property
    def is_told(self) -> bool:
        """Whether somebody who can decide knows."""
        return self.told_at is not None or self.reviewed_at is not None

    @property
    def may_be_dialled(self) -> bool:
        """Whether somebody decided about a person who is not to be dialled yet."""
        return self.is_told or self.decided


NO_CARE = SafetyCare()


def standing_entries(entries: Sequence[SafetyEntry]) -> list[SafetyEntry]:
    """The entries that stand, in the order they were made."""
    taken_back = {entry.told.takes_back for entry in entries}
    return [
        entry
        for entry in sorted(entries, key=lambda entry: entry.entry_id)
        if entry.entry_id not in taken_back and entry.act is not Act.TAKEN_BACK
    ]


def since_released(entries: Sequence[SafetyEntry]) -> list[SafetyEntry]:
    """The standing entries after the last signed review."""
    standing = standing_entries(entries)
    last = max(
        (place for place, one in enumerate(standing) if one.act is Act.RELEASED),
        default=-1,
    )
    return standing[last + 1 :]


def care_of(
    entries: Sequence[SafetyEntry], heard_at: datetime | None = None
) -> SafetyCare:
    """How far the care has come, by all the entries about one lead.

    Args:
        entries: all of them.
        heard_at: when their newest words of danger came in, or None.
    """
    told = reviewed = skipped = None
    decided, knew_before = False, ""
    for entry in since_released(entries):
        knows = heard_at is None or entry.told.entered_at >= heard_at
        match entry.act:
            case Act.TOLD | Act.TRANSFERRED if entry.told.who and not knows:
                knew_before = entry.told.who
            case Act.KEPT_ON_TOP if not knows:
                knew_before = entry.by
            case Act.SKIPPED if not knows:
                pass
            case Act.TOLD | Act.TRANSFERRED if entry.told.who:
                told = entry
            case Act.KEPT_ON_TOP:
                reviewed = entry
            case Act.SKIPPED:
                skipped = entry
            case Act.DECIDED:
                decided = True
            case _:
                pass
    return SafetyCare(
        told_to=told.told.who if told else "",
        told_at=told.at if told else None,
        told_how=told.told.how if told else None,
        reviewed_by=reviewed.by if reviewed else "",
        reviewed_at=reviewed.at if reviewed else None,
        decided=decided,
        skipped_at=skipped.told.entered_at if skipped else None,
        knew_before=knew_before,
    )


def is_offered(
    care: SafetyCare,
    now: datetime,
    *,
    contact: bool,
    attempts: int,
    tried_at: datetime | None,
) -> bool:
    """Whether the desk should call this safety lead before any other.

    No gap is needed between tries. After two calls in a row, or a reason why somebody
    else comes first, the others are offered for a while.

    Args:
        care: what was done so far.
        now: the desk's time.
        contact: whether they were reached.
        attempts: tries so far.
        tried_at: when this desk tried last, or None.
    """
    if contact:
        return False
    pauses = [care.skipped_at]
    if attempts >= CALLS_IN_A_ROW:
        pauses.append(tried_at)
    # What lies as far ahead was noted under a clock that was put back since.
    return all(at is None or abs(now - at) >= OFFERED_AGAIN for at in pauses)
