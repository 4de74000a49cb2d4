"""What can go wrong with the desk's own key."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class DeskOpenElsewhere(DeskError):
    """Another window or command is at the desk, and must not be."""

    code = "desk_open_elsewhere"
    sentence_form = _("The desk is open in another window or command on this computer.")
    what_to_do_form = _("Close it there, then try again.")


class KeyBeingRenewed(DeskError):
    """The desk's key is being renewed just now, or the desk removed."""

    code = "key_being_renewed"
    sentence_form = _("The desk's key is being renewed just now.")
    what_to_do_form = _("Try again in a minute.")


class DeskTooBusy(DeskError):
    """Something long is going on in this very window."""

    code = "desk_too_busy"
    sentence_form = _("Something long is going on at this desk, such as an import.")
    what_to_do_form = _("Wait until it is done, then try again.")


class OtherKeyInPlace(DeskError):
    """What was put in the place of the open desk's file opens by another key."""

    code = "other_key_in_place"
    sentence_form = _(
        "Another desk stands at {path} now, such as one brought back from a backup."
    )
    what_to_do_form = _(
        "Nothing was written. Copy what is half typed, close Callback Desk, and open it"
        " again."
    )


class KeysNotMoved(DeskError):
    """Keys of an older program cannot be renewed without their owners."""

    code = "keys_not_moved"
    sentence_form = _(
        "The desk's key cannot be renewed yet: it waits for {whom}, as the desk was"
        " made by an older version."
    )
    what_to_do_form = _("{how}")


class KeysNotWritten(DeskError):
    """The key file cannot be written."""

    code = "keys_not_written"
    sentence_form = _("The desk's key file {file} could not be written: {reason}.")
    what_to_do_form = _(
        "Nothing was changed. Look at that disk and folder, and try again."
    )


class KeyNotRenewed(DeskError):
    """What was written with the new key is not what the desk holds."""

    code = "key_not_renewed"
    sentence_form = _("The desk's key was not renewed: {reason}.")
    what_to_do_form = _(
        "The desk goes on with the key it had. Run `callback-desk check`, then try"
        " again."
    )
