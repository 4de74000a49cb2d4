"""What can go wrong with a watched folder."""

from callback_desk.domain.errors import DeskError


class FolderUnknown(DeskError):
    """No watched folder has that number."""

    code = "folder_unknown"
    sentence_form = "There is no watched folder {folder_id}."
    what_to_do_form = "Look at the list again: `watch-folder list` tells the numbers."


class FolderUnusable(DeskError):
    """A folder cannot be watched as it was given."""

    code = "folder_unusable"
    sentence_form = "{folder} cannot be watched: {reason}."
    what_to_do_form = "{right}"


class FolderUnreadable(DeskError):
    """A watched folder is not there, or may not be read."""

    code = "folder_unreadable"
    sentence_form = "The folder {folder} could not be read: {reason}."
    what_to_do_form = "See that it is there and that you may open it."


class FileNotMoved(DeskError):
    """A file was taken in, and could not be moved out of the way."""

    code = "file_not_moved"
    sentence_form = "{file} was taken in, but could not be moved to {folder}: {reason}."
    what_to_do_form = "It stays where it is and is not taken in again."
