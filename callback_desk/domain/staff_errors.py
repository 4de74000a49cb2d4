"""What can go wrong when staff leave, or change their password."""

from callback_desk.domain.errors import DeskError, PasswordUnusable
from callback_desk.translation import _


class UnknownStaff(DeskError):
    """Nobody of that name works at the desk now."""

    code = "unknown_staff"
    sentence_form = _("Nobody named {name!r} works at this desk.")
    what_to_do_form = _("Look at the staff list for the name as it is written there.")


class CannotLeaveAlone(DeskError):
    """Nobody takes themselves off the list."""

    code = "cannot_leave_alone"
    sentence_form = _("You cannot take yourself off the list.")
    what_to_do_form = _("Another office manager can.")


class LastManager(DeskError):
    """Without an office manager nobody could be added any more."""

    code = "last_manager"
    sentence_form = _("{name} is the only office manager here.")
    what_to_do_form = _("Add another office manager first.")


class CurrentPasswordWrong(DeskError):
    """What was typed as the current password is another."""

    code = "current_password_wrong"
    sentence_form = _("That is not your current password.")
    what_to_do_form = _("Type the one that you signed in with.")


class PasswordUnchanged(PasswordUnusable):
    """The new password is the current one."""

    sentence_form = _("That is the password you have now.")
    what_to_do_form = _("Choose another one.")


class SignInDelayed(DeskError):
    """There were too many wrong passwords."""

    code = "sign_in_delayed"
    sentence_form = _("There were too many wrong passwords for that name.")
    what_to_do_form = _("Wait {wait}, then try again.")


class PinUnusable(DeskError):
    """What was chosen as a PIN is none."""

    code = "pin_unusable"
    sentence_form = _("A PIN has 4 to 6 digits, and nothing else.")
    what_to_do_form = _("Choose another one, or leave it empty.")


class PinWrong(DeskError):
    """Another PIN was chosen."""

    code = "pin_wrong"
    sentence_form = _("That is not the PIN.")
    what_to_do_form = _("Try again ({left} left), or sign in with your password.")


class PinOutdated(DeskError):
    """Whoever chose the PIN left meanwhile, or is something else at the clinic now."""

    code = "pin_outdated"
    sentence_form = _("That PIN no longer works.")
    what_to_do_form = _("Sign in with your password.")


class PinSpent(DeskError):
    """There were too many wrong PINs."""

    code = "pin_spent"
    sentence_form = _("There were too many wrong PINs, so it no longer works.")
    what_to_do_form = _("Sign in with your password.")
