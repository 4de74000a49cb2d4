"""Calls that were agreed with somebody: promises too, with a line of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from callback_desk.domain.asking import Effects, StoredCall, standing_calls
from callback_desk.domain.desk_time import DeskTime
from callback_desk.domain.outcome import Contact
from callback_desk.domain.visit import MARKS

# So long before and after the agreed time a call is still the one that was agreed.
GRACE_SECONDS = 30 * 60


@dataclass(frozen=True, slots=True)
class AgreedCalls:
    """What became of the calls agreed for a period.

    Attributes:
        agreed: how many there were.
        kept: dialled within half an hour of the agreed time, or in touch before that;
            where only a day was agreed, at any time of that day.
    """

    agreed: int
    kept: int


def agreed_calls(
    calls: Sequence[StoredCall],
    effects: Effects,
    clinic: DeskTime,
    begins: int,
    ends: int,
    now: int,
) -> AgreedCalls:
    """What became of a lead's agreed calls between two instants, by now.

    One that was followed by a contact, or closed, before it was time counts as kept or
    not at all; one that was agreed anew meanwhile counts as the new one only.
    """
    agreed = kept = 0
    standing = standing_calls(calls)
    for place, call in enumerate(standing):
        at = call.next_call_at
        if at is None or not call.next_is_agreed or not begins <= at < ends:
            continue
        if call.outcome in MARKS:
            # It carries on what was agreed before.
            continue
        earliest, latest = window_of(at, clinic)
        if latest > now:
            continue
        was_kept = _was_kept(standing[place + 1 :], effects, earliest, latest)
        if was_kept is not None:
            agreed += 1
            kept += was_kept
    return AgreedCalls(agreed, kept)


def window_of(at: int, clinic: DeskTime) -> tuple[int, int]:
    """From when until when an agreed call is kept, epoch seconds."""
    day = clinic.whole_day(at)
    return day or (at - GRACE_SECONDS, at + GRACE_SECONDS)


def _was_kept(
    later: Sequence[StoredCall], effects: Effects, earliest: int, latest: int
) -> bool | None:
    """Whether the later calls kept it; None where it was not to be kept any more."""
    for call in later:
        if call.at > latest:
            return False
        effect = effects[call.outcome or "", call.direction]
        if effect.contact is not Contact.NONE:
            return True
        if effect.is_dial and call.at >= earliest:
            return True
        if effect.closes or call.closes or not effect.counted:
            return None
    return False
