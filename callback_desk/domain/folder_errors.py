"""What can go wrong with a watched folder."""

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class FolderUnknown(DeskError):
    """No watched folder has that number."""

    code = "folder_unknown"
    sentence_form = _("There is no watched folder {folder_id}.")
    what_to_do_form = _(
        "Look at the list again: `watch-folder list` tells the numbers."
    )


class FolderUnusable(DeskError):
    """A folder cannot be watched as it was given."""

    code = "folder_unusable"
    sentence_form = _("{folder} cannot be watched: {reason}.")
    what_to_do_form = _("{right}")


class FolderUnreadable(DeskError):
    """A watched folder is not there, or may not be read."""

    code = "folder_unreadable"
    sentence_form = _("The folder {folder} could not be read: {reason}.")
    what_to_do_form = _("See that it is there and that you may open it.")


class FileNotMoved(DeskError):
    """A file was taken in, and could not be moved out of the way."""

    code = "file_not_moved"
    sentence_form = _(
        "{file} was taken in, but could not be moved to {folder}: {reason}."
    )
    what_to_do_form = _("It stays where it is and is not taken in again.")


class FileLeftAlone(DeskError):
    """What lies in a watched folder is no file that can be taken in."""

    code = "file_left_alone"
    sentence_form = _("{file} is left alone: {reason}.")
    what_to_do_form = _("Put the file itself into the folder.")
