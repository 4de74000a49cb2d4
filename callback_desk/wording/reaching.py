"""How to reach somebody, and when they may be called, in words."""

from datetime import datetime, time

from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.languages import NOBODY_NOTED, Speakers
from callback_desk.domain.reach import (
    NOT_KNOWN,
    BestTime,
    Reach,
    ToldReach,
    Voicemail,
    Writing,
)
from callback_desk.domain.whereabouts import Whereabouts
from callback_desk.translation import _
from callback_desk.wording.languages import name_of_language, say_language
from callback_desk.wording.people import say_beside, visible
from callback_desk.wording.times import say_clock, say_hour, say_when

_VOICEMAIL = {Voicemail.FINE: _("Voicemail is fine"), Voicemail.NO: _("No voicemail")}
_TIMES = {
    BestTime.MORNING: _("Mornings"),
    BestTime.AFTERNOON: _("Afternoons"),
    BestTime.EVENING: _("Evenings"),
}
_WRITING = {
    Writing.TEXT: _("Texts only"),
    Writing.EMAIL: _("E-mails only"),
    Writing.EITHER: _("Texts or e-mails only"),
}
_WRITING_BY = {
    Writing.TEXT: _("By text"),
    Writing.EMAIL: _("By e-mail"),
    Writing.EITHER: _("By text or e-mail"),
}
_NO_CALLS = {
    Writing.TEXT: _("They asked for texts only."),
    Writing.EMAIL: _("They asked for e-mails, and no calls."),
    Writing.EITHER: _("They asked for texts or e-mails, and no calls."),
}
NOT_SAID = _("Not said")
NO_VOICEMAIL = _("They asked for no voicemail.")


def say_voicemail(voicemail: Voicemail) -> str:
    """Whether a message may be left."""
    return _VOICEMAIL[voicemail]


def say_writing(writing: Writing) -> str:
    """By what to write to them, as a choice."""
    return _WRITING_BY[writing]


def say_no_calls(writing: Writing) -> str:
    """That they want to be written to, as what speaks against a call."""
    return _NO_CALLS[writing]


def say_best_time(time: BestTime) -> str:
    """The part of the day that suits them."""
    return _TIMES[time]


def reach_parts(
    reach: Reach, speakers: Speakers = NOBODY_NOTED
) -> list[tuple[str, str]]:
    """How to reach somebody, part by part: the field's name, and its words.

    Args:
        reach: how.
        speakers: who here speaks their language.
    """
    parts = []
    if reach.writing is not None:
        parts.append(("writing", _WRITING[reach.writing]))
    if reach.voicemail is not None:
        parts.append(("voicemail", say_voicemail(reach.voicemail)))
    if reach.best_time is not None:
        parts.append(("best_time", say_best_time(reach.best_time)))
    if reach.best_hours:
        parts.append(("best_hours", _capital(reach.best_hours)))
    if reach.language:
        said = say_language(reach.language, speakers)
        parts.append(("language", _capital(said)))
    if reach.call_name:
        parts.append(("call_name", f"“{reach.call_name}”"))
    if reach.speak_with:
        parts.append(
            (
                "speak_with",
                _("May speak with {speak_with}", speak_with=reach.speak_with),
            )
        )
    return parts


def say_reach(reach: Reach) -> str:
    """How to reach somebody, on one line; "" where nothing is known."""
    return say_beside(words for _unused, words in reach_parts(reach))


def say_told(
    before: Reach, told: ToldReach, now: datetime, calendar: BusinessCalendar
) -> str:
    """How to reach somebody as it was confirmed, who said so, and when.

    Args:
        before: what was confirmed before that.
        told: what was confirmed.
        now: the instant.
        calendar: the clinic's.
    """
    after = say_reach(told.reach) or NOT_SAID
    if before in (NOT_KNOWN, told.reach):
        what = _("How to reach: {after}", after=after)
    else:
        was = say_reach(before)
        what = _("How to reach: {after} (was {before})", after=after, before=was)
    return f"{visible(what)}, {told.by}, {say_when(told.at, now, calendar)}"


def say_wants(reach: Reach, there: str = "") -> str:
    """What somebody wants, short enough for a column of the list.

    Args:
        reach: how to reach them.
        there: their time, where it is another than the clinic's.
    """
    said = [] if reach.writing is None else [_WRITING[reach.writing].lower()]
    if reach.voicemail is Voicemail.NO:
        said.append(_("no voicemail"))
    if reach.language and reach.language != "English":
        said.append(name_of_language(reach.language))
    if reach.best_hours:
        said.append(reach.best_hours)
    elif reach.best_time is not None:
        said.append(_TIMES[reach.best_time].lower())
    if there:
        said.append(there)
    return _capital(", ".join(said))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def say_there(where: Whereabouts, at: datetime, clinic: datetime) -> str:
    """Their time in a word for the list, `10:10 AM there`; "" if it is the clinic's.

    Args:
        where: where they may be.
        at: the instant.
        clinic: the same on the clinic's clocks.
    """
    earliest, latest = where.clocks(at)
    wall = clinic.replace(tzinfo=None)
    there = {earliest.replace(tzinfo=None), latest.replace(tzinfo=None)}
    if where.is_assumed or there == {wall}:
        return ""
    return _("{clock} there", clock=_clocks(earliest, latest))


def say_call_hours(begins: datetime | None, ends: datetime | None) -> str:
    """From when and until when on to call, by the clinic's clocks; "" for always."""
    if begins is not None and ends is not None:
        return _("call {begins} to {ends}", begins=_short(begins), ends=_short(ends))
    if begins is not None:
        return _("call from {begins}", begins=_short(begins))
    return "" if ends is None else _("call until {ends}", ends=_short(ends))


def say_their_time(
    where: Whereabouts, rules: CallRules, at: datetime
) -> tuple[str, bool]:
    """Their time and whether it is fine to call, for the card, and whether it is."""
    earliest, latest = where.clocks(at)
    clock = words = _clocks(earliest, latest)
    if not where.is_assumed:
        words = _("{clock} for them", clock=clock)
    if where.may_be_called(at, rules):
        until = _short(where.fine_until(at, rules).astimezone(latest.tzinfo))
        return _say_fine(words, until, where, several=earliest != latest), True
    start = where.fine_from(at, rules)
    if start is None:
        return _(
            "{clock}: there is no hour from {opens} to {closes} in all their zones",
            clock=words,
            opens=_short(rules.opens),
            closes=_short(rules.closes),
        ), False
    begins = _short(start.astimezone(earliest.tzinfo))
    if latest.time() < rules.closes:
        early = _("{clock}: too early to call; fine from {begins}")
        return early.format(clock=words, begins=begins), False
    late = _("{clock}: too late to call; fine from {begins}")
    return late.format(clock=words, begins=begins), False


def _say_fine(words: str, until: str, where: Whereabouts, *, several: bool) -> str:
    if where.is_assumed:
        return _(
            "{clock}, fine to call until {until} by the clinic’s clock: the number "  # noqa: RUF001 - printed
            "tells no place",
            clock=words,
            until=until,
        )
    if several:
        fine = _("{clock}, fine to call until {until} there")
    else:
        fine = _("{clock}, fine to call until {until}")
    return fine.format(clock=words, until=until)


def _clocks(earliest: datetime, latest: datetime) -> str:
    if earliest.replace(tzinfo=None) == latest.replace(tzinfo=None):
        return say_clock(earliest)
    return _(
        "{earliest} or {latest}",
        earliest=say_clock(earliest),
        latest=say_clock(latest),
    )


def _short(at: datetime | time) -> str:
    """A clock time without the minutes of a full hour: `9 PM`."""
    return say_clock(at) if at.minute else say_hour(at.hour)
