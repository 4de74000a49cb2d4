"""Watched folders in words."""

from datetime import datetime
from pathlib import PurePath

from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.translation import _, _n
from callback_desk.wording.mail import say_ago
from callback_desk.wording.people import visible

# Refused files that are named.
MOST_NAMED = 5


def say_watching(folders: int) -> str:
    """That folders are watched, for the foot."""
    return _n("Folder watched", "{count} folders watched", folders)


def say_worry(unreadable: int, refused: int) -> str:
    """What is wrong, for the foot; "" if nothing is."""
    if unreadable:
        return _n("Folder cannot be read", "{count} folders cannot be read", unreadable)
    if refused:
        return _n("1 file refused", "{count} files refused", refused)
    return ""


def say_folder(folder: WatchedFolder) -> str:
    """What a folder is called in lists."""
    return visible(PurePath(folder.path).name or folder.path)


def say_what_becomes(folder: WatchedFolder) -> str:
    """Where a folder is, and what becomes of its files and leads."""
    said = [visible(folder.path) + "."]
    if folder.source_name:
        said.append(
            _("Counted as {source_name}.", source_name=visible(folder.source_name))
        )
    if folder.zone:
        said.append(_("Times are in {zone}.", zone=folder.zone))
    said.append(
        _(
            "Files that were taken in are moved to {move_to}.",
            move_to=visible(folder.move_to),
        )
        if folder.move_to
        else _("Files stay where they are.")
    )
    return " ".join(said)


def say_folder_state(folder: WatchedFolder, state: FolderState, now: datetime) -> str:
    """How watching a folder goes."""
    if not folder.active:
        return _("Not watched at present.")
    if state.problem is not None:
        return visible(state.problem.said)
    last = (
        _("Last looked into {ago}.", ago=say_ago(state.looked_at, now))
        if state.looked_at
        else ""
    )
    if not state.refused:
        return last or _("Not looked into yet.")
    named = [visible(one.sentence) for one in state.refused[:MOST_NAMED]]
    more = len(state.refused) - MOST_NAMED
    if more > 0:
        named.append(_("And {more} more files cannot be taken in.", more=more))
    return " ".join([*named, last]).strip()
