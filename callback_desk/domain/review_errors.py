"""What can go wrong when looking back."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class PeriodBackwards(DeskError):
    """The last day of a period lies before its first."""

    code = "period_backwards"
    sentence_form = _("A period from {first} to {last} runs backwards.")
    what_to_do_form = _("Give the earlier day first; both days are included.")


class DateUnreadable(DeskError):
    """A text that should be a date is none."""

    code = "date_unreadable"
    sentence_form = _("{text!r} is not a date between 1970 and 2199.")
    what_to_do_form = _("Write it like 2026-11-16.")


class NothingToSignOff(DeskError):
    """No missed callback was chosen."""

    code = "nothing_to_sign_off"
    sentence_form = _("No missed callback is chosen.")
    what_to_do_form = _("Choose one from the list first.")


class SpendUnreadable(DeskError):
    """A text that should be an amount is none."""

    code = "spend_unreadable"
    sentence_form = _("{text!r} is not an amount of money.")
    what_to_do_form = _(
        "Write it like 3120 or 3,120.50; nothing where nothing was spent."
    )


class SpendTypedElsewhere(DeskError):
    """Somebody typed another amount while one was being typed here."""

    code = "spend_typed_elsewhere"
    sentence_form = _(
        "Somebody else typed {amount} for {source} in {month} meanwhile; nothing was "
        "kept yet."
    )
    what_to_do_form = _("To have yours in its place, keep it again.")


class SpendTakenBackElsewhere(DeskError):
    """Somebody took an amount back while another one was being typed here."""

    code = "spend_taken_back_elsewhere"
    sentence_form = _(
        "Somebody else took back what was spent for {source} in {month} meanwhile; "
        "nothing was kept yet."
    )
    what_to_do_form = _("To have yours in its place, keep it again.")


class PeriodAhead(DeskError):
    """A period lies in the future as a whole."""

    code = "period_ahead"
    sentence_form = _(
        "The period from {first} on has not begun: nothing fell due in it."
    )
    what_to_do_form = _("Choose days up to today.")


class PeriodTooLong(DeskError):
    """More days than can be reviewed one missed callback after another."""

    code = "period_too_long"
    sentence_form = _("{days} days are more than are reviewed at once.")
    what_to_do_form = _("Choose up to three months; Reports show any number of days.")


class VisitAhead(DeskError):
    """Nobody can have come to a visit that lies ahead."""

    code = "visit_ahead"
    sentence_form = _("The visit is booked for {day}: that day has not come.")
    what_to_do_form = _("Say that it was canceled, or book another day.")


class MomentAhead(DeskError):
    """A moment to look back to lies ahead."""

    code = "moment_ahead"
    sentence_form = _("{moment} lies ahead: nobody knows how the queue will stand.")
    what_to_do_form = _("Choose a moment up to now.")
