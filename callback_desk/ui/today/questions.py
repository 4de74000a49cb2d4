"""What an outcome asks further, one question after the other: without any Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto

from callback_desk.domain.attempt_details import NO_DETAILS, AttemptDetails
from callback_desk.domain.business_calendar import BusinessCalendar
from callback_desk.domain.outcome import Asks, NextCall, Outcome
from callback_desk.translation import _
from callback_desk.ui.today.call_again import CallAgain
from callback_desk.wording.calling import (
    CLOSE_IT,
    KEEP_IT,
    NO_CALL,
    NO_DATE_YET,
    NO_HAND_OVER,
    ONCE_MORE,
    REASONS,
    STAYS_ON_TOP,
    WHYS,
    say_after_hours,
)
from callback_desk.wording.times import say_day

# So many names stand as keys; another one is typed.
MOST_OWNERS = 5
A_WEEK = timedelta(days=7)


class Free(Enum):
    """What can be entered where no key says it."""

    TIME = auto()
    DATE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered so far: the next call agreed, and the details.

    `instead` is what was done instead of calling, where that was the answer; `is_meant`
    tells that the time of the next call is, though it is an odd one for them.
    """

    next_at: datetime | None = None
    details: AttemptDetails = NO_DETAILS
    instead: Outcome | None = None
    is_meant: bool = False

    def with_details(self, **told: object) -> "Answer":
        """The same with some details more."""
        return replace(self, details=replace(self.details, **told))  # type: ignore[arg-type] # named by the caller


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that one key gives; `detail` stands small behind its words."""

    words: str
    answer: Answer
    detail: str = ""


TakeText = Callable[[str], Answer | None]


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked in the place of the outcomes.

    Attributes:
        prompt: what is asked.
        choices: the answers by key, from 1 on.
        free: what else can be entered, or None.
        free_words: what stands on the key that leads there.
        take_text: makes an answer of a typed text; None: it is none.
        take_date: makes one of a day.
        again: the times, where a time is asked.
        about: what the answers are of, for the line beneath.
    """

    prompt: str
    choices: tuple[Choice, ...]
    free: Free | None = None
    free_words: str = _("Other")
    take_text: TakeText | None = None
    take_date: Callable[[date], Answer] | None = None
    again: CallAgain | None = None
    about: str = ""
    answer: Answer = field(default_factory=Answer)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known for asking.

    Attributes:
        name: the lead's.
        again: the times to offer.
        calendar: the clinic's.
        today: its date.
        staff: who can take something on.
        proposes: by an outcome's code, why closing is proposed; "" if it is not.
        unwelcome: why a call at an instant is too early or too late for them; "" where
            it is not.
        noted: words of danger in the note of what was just not saved; "" if none.
    """

    name: str
    again: CallAgain
    calendar: BusinessCalendar
    today: date
    staff: tuple[str, ...] = ()
    proposes: Callable[[str], str] = lambda code: ""
    unwelcome: Callable[[datetime], str] = lambda at: ""
    noted: Callable[[], str] = str


def next_question(
    outcome: Outcome, asking: Asking, answer: Answer, asked: int
) -> Question | None:
    """What is to be asked next of an outcome, or None: it can be recorded.

    Args:
        outcome: the one that was chosen.
        asking: what is known.
        answer: what was answered so far.
        asked: how many questions that were.
    """
    if outcome.next.kind is NextCall.ASK and answer.next_at is None:
        return when_question(asking)
    if answer.next_at is not None and not answer.is_meant:
        caution = asking.unwelcome(answer.next_at)
        if caution:
            return _meant(caution, answer)
    after_hours = answer.next_at is not None and not asking.calendar.is_open(
        answer.next_at
    )
    if answer.details.owner is None:
        if after_hours and answer.next_at is not None:
            prompt = say_after_hours(answer.next_at, asking.calendar)
            return _who(prompt, asking, answer)
        if outcome.asks is Asks.OWNER:
            return _who(_("{label}: for whom?", label=outcome.label), asking, answer)
    if outcome.asks is Asks.REASON and answer.details.reason is None:
        return _reason(outcome, answer)
    if outcome.asks is Asks.DATE and asked == 0:
        return _date(outcome, asking, answer)
    if answer.next_at is None and not answer.details.closes and asked == 0:
        proposal = asking.proposes(outcome.code)
        if proposal:
            return _close(proposal, asking, answer)
    return None


def when_question(asking: Asking) -> Question:
    """When to call again."""
    again = asking.again
    return Question(
        prompt=_("Call {name} again: when?", name=asking.name),
        choices=tuple(
            Choice(c.words, Answer(next_at=c.at), c.when) for c in again.choices
        ),
        free=Free.TIME,
        free_words=_("Another day"),
        again=again,
        about=_("Call again"),
    )


def _meant(caution: str, answer: Answer) -> Question:
    """Whether a time is agreed on at which they are called by nobody, by the rules."""
    return Question(
        prompt=_("{caution} Agree on it all the same?", caution=caution),
        choices=(
            Choice(WHYS[0], replace(answer, is_meant=True)),
            Choice(_("Another time"), Answer()),
        ),
        about=_("Call again"),
    )


def why_question(caution: str, instead: Sequence[Outcome] = ()) -> Question:
    """Why somebody is called now, though the hours or the gap speak against it.

    Args:
        caution: what speaks against it.
        instead: what may have been done instead, as they asked.
    """
    whys = [Choice(w, Answer().with_details(outside_because=w)) for w in WHYS]
    done = [Choice(o.label, Answer(instead=o), NO_CALL) for o in instead]
    return Question(
        prompt=_("{caution} Call all the same?", caution=caution),
        choices=(*done, *whys),
        free=Free.TEXT,
        free_words=_("Another reason"),
        take_text=_because,
        about=_("Call now"),
    )


def hand_over_question(
    words: str, outcome: Outcome, answer: Answer, hand_overs: Sequence[Outcome]
) -> Question:
    """Whether somebody is handed over whose note tells of danger.

    Args:
        words: those of the note.
        outcome: what was chosen.
        answer: what was answered of it.
        hand_overs: the outcomes that hand somebody over.
    """
    hands = [Choice(o.label, Answer(instead=o), STAYS_ON_TOP) for o in hand_overs]
    same = Choice(outcome.label, answer, NO_HAND_OVER)
    return Question(
        prompt=_("You noted “{words}”. Hand over?", words=words),
        choices=(*hands, same),
        about=outcome.label,
    )


def _because(text: str) -> Answer | None:
    return Answer().with_details(outside_because=text) if text else None


def _who(prompt: str, asking: Asking, answer: Answer) -> Question:
    def take(text: str) -> Answer | None:
        return answer.with_details(owner=text) if text else None

    return Question(
        prompt=prompt,
        choices=tuple(
            Choice(name, answer.with_details(owner=name))
            for name in asking.staff[:MOST_OWNERS]
        ),
        free=Free.TEXT,
        free_words=_("Somebody else"),
        take_text=take,
        about=_("For"),
    )


def _reason(outcome: Outcome, answer: Answer) -> Question:
    def take(text: str) -> Answer:
        return answer.with_details(reason=text or "other")

    return Question(
        prompt=_("{label}: why?", label=outcome.label),
        choices=tuple(
            Choice(words, answer.with_details(reason=reason))
            for reason, words in REASONS.items()
        ),
        free=Free.TEXT,
        free_words=_("Other"),
        take_text=take,
        about=outcome.label,
    )


def _date(outcome: Outcome, asking: Asking, answer: Answer) -> Question:
    def take(day: date) -> Answer:
        return answer.with_details(appointment_on=day)

    following = asking.calendar.business_day_after(asking.today).date
    later = asking.calendar.business_day_after(
        asking.today + A_WEEK - timedelta(days=1)
    ).date
    days = dict.fromkeys((asking.today, following, later))
    words = (_("Today"), _("Next open day"), _("In a week"))
    return Question(
        prompt=_("{label}: for which day?", label=outcome.label),
        choices=(
            Choice(NO_DATE_YET, answer),
            *(
                Choice(said, take(day), say_day(day))
                for said, day in zip(words, days, strict=False)
            ),
        ),
        free=Free.DATE,
        free_words=_("Another day"),
        take_date=take,
        again=asking.again,
        about=outcome.label,
    )


def _close(proposal: str, asking: Asking, answer: Answer) -> Question:
    soon = tuple(
        Choice(ONCE_MORE, Answer(c.at), c.when) for c in asking.again.choices[1:3]
    )
    return Question(
        prompt=proposal,
        choices=(
            Choice(CLOSE_IT, answer.with_details(closes=True)),
            Choice(KEEP_IT, answer),
            *soon,
        ),
        about=proposal.rstrip("?"),
    )
