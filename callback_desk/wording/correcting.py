"""What correcting a call that was recorded means, in words."""

from callback_desk.domain.outcome import Closes, Outcome
from callback_desk.translation import _
from callback_desk.wording.people import say_initials

CORRECT_A_CALL = _("Correct a call")
NOT_A_CALL = _("No call at all: take it back")
NO_CALL_YET = _("This lead has no call to correct.")
CALL_IS_OPEN = _("A call is open. Record what came of it, or press Esc, first.")
SAY_WHY = _("Say why. It stays in the history with your name.")
SAME_AS_BEFORE = _("That is what it says already. Choose what came of the call.")
NO_TIME = _("Type when to call again, a day and a time that lie ahead.")


def say_corrected_call(name: str, *, taken_back: bool) -> str:
    """That a correction is saved, with initials only: others read the screen too."""
    whom = say_initials(name)
    if taken_back:
        return _("Saved: a call to {initials} is taken back.", initials=whom)
    return _("Saved: a call to {initials} is corrected.", initials=whom)


def say_what_it_means(was: Outcome | None, now: Outcome | None, *, safety: bool) -> str:
    """What a correction does, before it is made.

    Args:
        was: the outcome that was recorded.
        now: the one that is meant; None takes the call back.
        safety: whether it is a lead in danger.
    """
    said = [_("What was recorded stays in the history, struck out.")]
    if now is None:
        said.append(_("The lead stands as if that call had not been made."))
    if was is not None and was.bars_number and not (now and now.bars_number):
        said.append(
            _("The number may be called again, unless another call said so as well.")
        )
    if now is not None and now.bars_number:
        said.append(_("The number is never called again."))
    if safety:
        said.append(_("Stays on top until a clinician has reviewed it."))
    elif now is not None and now.closes is Closes.YES:
        said.append(_("Closes the lead."))
    return " ".join(said)
