"""What can go wrong when a desk is removed from a computer."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class RemovalNotConfirmed(DeskError):
    """A desk is never removed by a slip."""

    code = "removal_not_confirmed"
    sentence_form = _("Nothing was removed: nobody said yes.")
    what_to_do_form = _("Say yes when asked, or give --yes.")


class DeskNotBackedUp(DeskError):
    """A desk whose backups are to stay is not removed without the last one."""

    code = "desk_not_backed_up"
    sentence_form = _("The desk was not removed: its last backup failed. {reason}")
    what_to_do_form = _(
        "The desk is as it was. Put right what the backup needs, then remove the desk"
        " again."
    )


class DeskNotRemoved(DeskError):
    """Its keys are gone, so nobody reads what is left of it."""

    code = "desk_not_removed"
    sentence_form = _("{file} could not be deleted: {reason}.")
    what_to_do_form = _(
        "Nobody reads what is left: its keys are gone. Close the program everywhere,"
        " and run `callback-desk remove-desk`."
    )
