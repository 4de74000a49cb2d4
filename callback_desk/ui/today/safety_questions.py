"""What is asked in the place of a call about people in danger."""

from collections.abc import Sequence
from dataclasses import dataclass

from callback_desk.domain.safety_contact import Contact
from callback_desk.translation import _


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        kind: what it is about, for whoever hears the answer.
        asked: the question.
        hint: what follows from it.
        choices: the answers that one key gives; words and a second line.
        names: whom the first of them name, as it was when this was asked.
        about: the leads that the answer is kept of, as it was then; () for the one
            that is shown.
        own: what is asked for own words, or "" where there are none.
        own_short: what stands in their empty field, which is narrow beside a time.
        has_time: whether the time can be told as well.
    """

    kind: str
    asked: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()
    about: tuple[int, ...] = ()
    own: str = ""
    own_short: str = ""
    has_time: bool = False

    def named_by(self, answer: object) -> str:
        """Whom an answer names: the place of a choice, or own words; "" for nobody."""
        if isinstance(answer, int):
            return self.names[answer] if answer < len(self.names) else ""
        return str(answer)


def tell_question(contacts: Sequence[Contact]) -> Question:
    """Whom the desk told: the contact of the day, the backup, or somebody else."""
    return Question(
        kind="tell",
        asked=_("Whom did you tell, and when?"),
        hint=_("Cannot be skipped. Esc leaves the lead on top, and asks again."),
        choices=tuple((who.words, _("by phone, now")) for who in contacts),
        names=tuple(who.name for who in contacts),
        own=_("Somebody else: their name"),
        own_short=_("Who?"),
        has_time=True,
    )


def skip_question(name: str, about: Sequence[int]) -> Question:
    """Why somebody else is called before people in danger, the first of whom is named.

    Args:
        name: theirs.
        about: the leads of all of them.
    """
    return Question(
        kind="skip",
        asked=_("{name} comes first. Why call somebody else?", name=name),
        hint=_("The reason is kept. Esc goes back to the priority lead."),
        choices=(
            (_("Just tried, trying again soon"), ""),
            (_("Somebody is calling them now"), ""),
            (_("They asked for another time"), ""),
        ),
        about=tuple(about),
        own=_("Another reason"),
    )


def decide_question(known: str, contacts: Sequence[Contact]) -> Question:
    """Who decides about a person who is not to be dialled yet."""
    told = [(_("I told {who}", who=who.words), _("they decide")) for who in contacts]
    return Question(
        kind="decide",
        asked=known,
        hint=_(
            "Tell somebody who can decide; or say that they are called all the same."
        ),
        choices=(*told, (_("Call them all the same"), _("it is kept who decided"))),
        names=tuple(who.name for who in contacts),
        own=_("I told somebody else: their name"),
    )
