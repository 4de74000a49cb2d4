"""The clinic's own safety words: they add to the lists that ship, once saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from callback_desk.domain.clinic_text import SAFETY_WORDS, ClinicText, NewClinicText
from callback_desk.domain.phrases import PhraseUnreadable
from callback_desk.domain.ports import OpenWork, Work
from callback_desk.domain.safety import Lane, SafetyWords
from callback_desk.domain.safety_errors import OwnPhraseUnreadable
from callback_desk.domain.safety_lists import HeardOf, SafetyLists, own_words
from callback_desk.services.clinic_texts import check_text
from callback_desk.services.desk import Desk
from callback_desk.services.managing import check_manages
from callback_desk.translation import _

LANES = tuple(Lane)
LONGEST_TRIED = 500  # characters


@dataclass(frozen=True, slots=True)
class OwnList:
    """The clinic's own phrases of a lane; none are an empty text."""

    lane: Lane
    text: ClinicText


def own_lists(desk: Desk) -> list[OwnList]:
    """The clinic's own phrases of both lanes, with who approved them."""
    with desk.open_work(writes=False) as work:
        return _lists(work)


def lists_in_force(desk: Desk, work: Work) -> SafetyLists:
    """What is read of whatever comes in: what ships, and the clinic's own beside it."""
    return _together(desk.safety_words, work)


def lists_teller(
    shipped: SafetyWords, open_work: OpenWork
) -> Callable[[], SafetyLists]:
    """What tells which lists are in force, for whoever opens files."""

    def tell() -> SafetyLists:
        with open_work(writes=False) as work:
            return _together(shipped, work)

    return tell


def _together(shipped: SafetyWords, work: Work) -> SafetyLists:
    own = {one.lane: one.text.text for one in _lists(work)}
    try:
        return SafetyLists(shipped, own_words(own))
    except PhraseUnreadable:
        # Kept by another version of the program: lines that are read still count.
        return SafetyLists(shipped, _readable(own))


def set_own_lists(
    desk: Desk, lists: Mapping[Lane, str], approved_by: str, approved_on: date | None
) -> list[OwnList]:
    """Let these be the clinic's own phrases of some lanes; "" is none. Both are told.

    Raises:
        NotAllowed: only an office manager may.
        OwnPhraseUnreadable: a line follows no rule.
        TextUnusable: it is too long, or an approval lacks its name or date.
    """
    check_manages(desk, _("change the safety words"))
    for text in lists.values():
        check_text(text, approved_by, approved_on)
    made_ready(lists)
    by = approved_by.strip()
    with desk.open_work() as work:
        now, staff_id = desk.now(), desk.staff.staff_id
        for lane, text in lists.items():
            code = f"{SAFETY_WORDS}{lane}"
            work.texts.put(
                NewClinicText(code, text.strip(), by, approved_on), now, staff_id
            )
        work.audit.add("safety_words_set", staff_id, now)
        work.commit()
        return _lists(work)


def made_ready(own: Mapping[Lane, str]) -> SafetyWords | None:
    """Phrases as they were typed, ready to be read by; None where there are none.

    Raises:
        OwnPhraseUnreadable: a line follows no rule.
    """
    try:
        return own_words(own)
    except PhraseUnreadable as error:
        raise OwnPhraseUnreadable(phrase=error.fields["phrase"]) from error


def try_words(desk: Desk, sentence: str, own: SafetyWords | None) -> HeardOf | None:
    """What would put somebody on top who wrote this; no more than a message is read."""
    return SafetyLists(desk.safety_words, own).hear(sentence[:LONGEST_TRIED])


def _lists(work: Work) -> list[OwnList]:
    texts = work.texts.all()
    codes = {lane: f"{SAFETY_WORDS}{lane}" for lane in LANES}
    return [
        OwnList(lane, texts.get(code) or ClinicText(code, ""))
        for lane, code in codes.items()
    ]


def _readable(own: Mapping[Lane, str]) -> SafetyWords | None:
    kept: dict[Lane, str] = {}
    for lane, text in own.items():
        kept[lane] = "\n".join(line for line in text.splitlines() if _is_readable(line))
    return own_words(kept)


def _is_readable(line: str) -> bool:
    try:
        own_words({Lane.EMERGENCY: line})
    except PhraseUnreadable:
        return False
    return True
