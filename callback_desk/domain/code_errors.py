"""What can go wrong with sign-in codes."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class CodeWanted(DeskError):
    """The password is right, and a code is asked for as well."""

    code = "code_wanted"
    sentence_form = _("You sign in with a code from your telephone as well.")
    what_to_do_form = _("Type the six digits that your authenticator app shows now.")


class CodeWrong(DeskError):
    """The code is another, or was used."""

    code = "code_wrong"
    sentence_form = _("That code does not count, or was used already.")
    what_to_do_form = _(
        "Type the one that your app shows now, or a spare code. The clocks of telephone"
        " and computer must agree."
    )


class CodeNotProven(DeskError):
    """Before codes are asked for, one must have been right."""

    code = "code_not_proven"
    sentence_form = _("That is not the code for this secret.")
    what_to_do_form = _(
        "Look at the app once more: it shows another every 30 seconds. The clocks of"
        " telephone and computer must agree."
    )
