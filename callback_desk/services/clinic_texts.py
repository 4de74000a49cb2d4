"""The clinic's own texts, and those that ship as long as it has none of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from callback_desk.domain.clinic_text import (
    CRISIS,
    CRISIS_OTHER,
    NEUTRAL_NAME,
    VOICEMAIL,
    ClinicText,
    NewClinicText,
)
from callback_desk.domain.interests import Interest
from callback_desk.domain.safety_errors import TextUnusable
from callback_desk.paths import resources
from callback_desk.services.approval_line import without_approval_line
from callback_desk.services.desk import Desk
from callback_desk.services.managing import check_manages
from callback_desk.translation import _, spoken

GENERAL = "general"
LONGEST_TEXT, LONGEST_NAME = 20_000, 60
# What stands in the voicemail words until the clinic has set a neutral name.
NO_NAME = _("(the clinic’s neutral name: an office manager sets it)")  # noqa: RUF001 - printed
NAME_PLACE = "{name}"


@cache
def shipped_text(code: str) -> ClinicText:
    """A text as it ships, in the language of this run if there is one.

    Nothing of it has been approved by anybody, which its approval says.
    """
    guides = resources() / "guides"
    path = guides / spoken() / f"{code}.md"
    if not path.is_file():
        path = guides / f"{code}.md"
    return ClinicText(code, without_approval_line(path.read_text("utf-8")).strip())


def every_text(desk: Desk) -> list[ClinicText]:
    """All texts that staff read, in force: guides, voicemail, crisis, neutral name."""
    codes = [interest.value for interest in Interest]
    codes += [GENERAL, VOICEMAIL, CRISIS, CRISIS_OTHER]
    texts = texts_in_force(desk, codes)
    with desk.open_work(writes=False) as work:
        name = work.texts.all().get(NEUTRAL_NAME) or ClinicText(NEUTRAL_NAME, "")
    return [*texts, name]


def text_in_force(desk: Desk, code: str) -> ClinicText:
    """The clinic's own text, or the one that ships."""
    return texts_in_force(desk, [code])[0]


def texts_in_force(desk: Desk, codes: Sequence[str]) -> list[ClinicText]:
    """The same for several, in their order."""
    with desk.open_work(writes=False) as work:
        own = work.texts.all()
    return [_in_force(own, code) for code in codes]


def _in_force(own: Mapping[str, ClinicText], code: str) -> ClinicText:
    text = own.get(code)
    if text is None:
        return shipped_text(code)
    return replace(text, text=without_approval_line(text.text))


def call_guide(desk: Desk, interests: Sequence[str]) -> list[ClinicText]:
    """What to say on a call about these interests, and what holds for every call."""
    every = {interest.value for interest in Interest}
    known = [code for code in interests if code in every] or [Interest.OTHER.value]
    return texts_in_force(desk, [*known, GENERAL])


def voicemail_words(desk: Desk) -> ClinicText:
    """The words for a voicemail, with the clinic's neutral name in them."""
    with desk.open_work(writes=False) as work:
        own = work.texts.all()
    words = _in_force(own, VOICEMAIL)
    name = own.get(NEUTRAL_NAME)
    said = name.text if name is not None and name.text else NO_NAME
    return replace(words, text=words.text.replace(NAME_PLACE, said))


def set_text(
    desk: Desk, code: str, text: str, approved_by: str, approved_on: date | None
) -> ClinicText:
    """Make a text the clinic's own, with who approved it.

    Raises:
        NotAllowed: only an office manager may.
        TextUnusable: it is empty or too long, or an approval lacks its name or date.
    """
    check_manages(desk, _("change the clinic's texts"))
    if not text.strip() and code != NEUTRAL_NAME:
        raise TextUnusable(
            reason=_("it is empty"), right=_("Write what staff should read.")
        )
    longest = LONGEST_NAME if code == NEUTRAL_NAME else LONGEST_TEXT
    check_text(text, approved_by, approved_on, longest)
    with desk.open_work() as work:
        now = desk.now()
        new = NewClinicText(code, text.strip(), approved_by.strip(), approved_on)
        work.texts.put(new, now, desk.staff.staff_id)
        work.audit.add("clinic_text_set", desk.staff.staff_id, now)
        work.commit()
        return _in_force(work.texts.all(), code)


def check_text(
    text: str, approved_by: str, approved_on: date | None, longest: int = LONGEST_TEXT
) -> None:
    """Whether a text and its approval can be kept.

    Raises:
        TextUnusable: it is too long, or an approval lacks its name or date.
    """
    if len(text) > longest:
        raise TextUnusable(
            reason=_("it is longer than {longest} characters", longest=longest),
            right=_("Shorten it."),
        )
    if bool(approved_by.strip()) != (approved_on is not None):
        raise TextUnusable(
            reason=_("an approval needs a name and a date"),
            right=_("Give both, or neither: then it is shown as not approved yet."),
        )
