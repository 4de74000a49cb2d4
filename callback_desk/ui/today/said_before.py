"""What is said of a key before it is pressed, as it is handed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from callback_desk.domain.outcome import Channel, Direction, NextCall, Outcome
from callback_desk.services.record_outcome import Call
from callback_desk.ui.today.card_view import CardView
from callback_desk.ui.today.questions import Answer, Asking

Foresee = Callable[[str], str]


def caution_shown(view: CardView) -> str:
    """Why somebody should not be called now, as it was when the card was shown."""
    return view.call.caution


def nothing(code: str) -> str:
    """Nobody knows what an outcome will do."""
    return ""


def nothing_of(in_view: Sequence[Outcome]) -> str:
    """Nobody knows what outcomes will do."""
    return ""


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What tells, by an outcome's code, what it will do to the lead.

    Attributes:
        foresee: what one will do.
        proposes: why closing is proposed with one; "" if it is not.
        beside: what stands beside the note while a call of ours is open.
        inbound: what one will do in a call of theirs.
        caution: why somebody should not be called at this moment; "" if they may be.
        usual: what the outcomes in view do to the lead, in a line; "" if not known.
        usual_inbound: what they do in a call of theirs.
        noted: words of danger in the note of what was just not saved; "" if none.
    """

    foresee: Foresee = nothing
    proposes: Foresee = nothing
    beside: Callable[[], str] = str
    inbound: Foresee = nothing
    caution: Callable[[CardView], str] = caution_shown
    usual: Callable[[Sequence[Outcome]], str] = nothing_of
    usual_inbound: Callable[[Sequence[Outcome]], str] = nothing_of
    noted: Callable[[], str] = str

    def of(self, outcome: Outcome | None, made: Call) -> str:
        """An outcome and what it will do in a call; "" for none."""
        if outcome is None:
            return ""
        foresee = self.inbound if is_inbound(made) else self.foresee
        follows = foresee(outcome.code)
        return f"{outcome.label}: {follows}" if follows else outcome.label

    def beside_in(self, made: Call) -> str:
        """What stands beside the note in a call; nothing in one of theirs."""
        return "" if is_inbound(made) else self.beside()

    def usual_in(
        self, made: Call, in_view: Sequence[Outcome], asked_for: Outcome | None
    ) -> str:
        """What keys do in a call: by the outcomes in view, or the one asked about."""
        if asked_for is not None:
            # A proposal to close is the question itself.
            proposes = bool(self.proposes(asked_for.code))
            asks = asked_for.next.kind is NextCall.ASK or proposes
            return "" if asks else self.of(asked_for, made)
        say_usual = self.usual_inbound if is_inbound(made) else self.usual
        return say_usual(in_view) if in_view else ""

    def known(self, view: CardView | None) -> tuple[Asking | None, dict[str, str]]:
        """What is known for asking of a lead, and the outcomes withheld from it."""
        if view is None:
            return None, {}
        asking = replace(view.call.asking, proposes=self.proposes, noted=self.noted)
        return asking, dict(view.call.withheld)


def call_with(made: Call, outcome: Outcome, answer: Answer, note: str) -> Call:
    """The call as it was made, with what came of it."""
    details = replace(
        answer.details,
        outside_because=made.details.outside_because,
        phone=made.details.phone,
    )
    return replace(
        made,
        outcome=outcome.code,
        note=note.strip(),
        next_at=answer.next_at,
        channel=None if made.channel is Channel.PHONE else made.channel,
        details=details,
    )


def ours(dialled: bool) -> Call:
    """A call of ours; one that somebody dialed by hand already says that it is one."""
    return Call("", channel=Channel.PHONE if dialled else None)


def is_inbound(call: Call) -> bool:
    """Whether they called us."""
    return call.direction is Direction.IN


def rings(call: Call) -> bool:
    """Whether it is a call of ours, to be dialed: nobody did that, or wrote."""
    return not is_inbound(call) and call.channel is None
