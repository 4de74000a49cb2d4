"""The folders that are watched: set up, changed, taken away."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from callback_desk.domain.errors import DeskError, NotAllowed
from callback_desk.domain.folder_errors import FolderUnreadable, FolderUnusable
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role

LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class FolderTest:
    """How a look into a folder that is being set up went.

    Attributes:
        problem: why it cannot be read, or None.
        files: how many files of leads lie in it.
    """

    problem: DeskError | None = None
    files: int = 0


def list_folders(desk: Desk) -> list[tuple[WatchedFolder, FolderState]]:
    """The watched folders, and how the last look into each went."""
    with desk.open_work(writes=False) as work:
        return [(f, work.folders.state(f.folder_id)) for f in work.folders.all()]


def add_folder(desk: Desk, folder: WatchedFolder) -> WatchedFolder:
    """Have a folder watched.

    Raises:
        NotAllowed: only an office manager may.
        FolderUnusable: something of it cannot be.
        UnknownZone: its zone is none.
    """
    _check_manager(desk)
    folder = _checked(folder)
    with desk.open_work() as work:
        _check_single(folder, work.folders.all())
        now = desk.now()
        added = work.folders.add(folder, now)
        work.audit.add(
            "folder_added", desk.staff.staff_id, now, "folder", added.folder_id
        )
        work.commit()
        return added


def change_folder(desk: Desk, folder: WatchedFolder) -> WatchedFolder:
    """Keep changed settings.

    Another place is another folder: what was taken in there says nothing of what lies
    here.

    Raises:
        NotAllowed: only an office manager may.
        FolderUnknown: there is none of that number.
        FolderUnusable: something of it cannot be.
        UnknownZone: its zone is none.
    """
    _check_manager(desk)
    folder = _checked(folder)
    with desk.open_work() as work:
        before = work.folders.get(folder.folder_id)
        if before.path != folder.path:
            raise FolderUnusable(
                folder=folder.path,
                reason=_("a watched folder keeps its place"),
                right=_("Add the other one, and remove this one."),
            )
        work.folders.change(folder)
        work.audit.add(
            "folder_changed",
            desk.staff.staff_id,
            desk.now(),
            "folder",
            folder.folder_id,
        )
        work.commit()
    return folder


def remove_folder(desk: Desk, folder_id: int) -> None:
    """Watch a folder no more; its leads stay, and so do its files.

    Raises:
        NotAllowed: only an office manager may.
        FolderUnknown: there is none of that number.
    """
    _check_manager(desk)
    with desk.open_work() as work:
        now = desk.now()
        work.folders.remove(folder_id, now)
        work.audit.add("folder_removed", desk.staff.staff_id, now, "folder", folder_id)
        work.commit()


def try_folder(desk: Desk, path: str) -> FolderTest:
    """Look into a folder without taking anything in."""
    try:
        return FolderTest(files=len(desk.folder_reader.look(Path(path))))
    except FolderUnreadable as error:
        return FolderTest(problem=error)


def _check_manager(desk: Desk) -> None:
    if not desk.staff.manages:
        raise NotAllowed(
            role=say_a_role(desk.staff.role), what=_("change the watched folders")
        )


def _check_single(folder: WatchedFolder, others: list[WatchedFolder]) -> None:
    if folder.path in [other.path for other in others]:
        raise FolderUnusable(
            folder=folder.path,
            reason=_("it is watched already"),
            right=_("Change that one, or choose another folder."),
        )


def _checked(folder: WatchedFolder) -> WatchedFolder:
    """The folder with its texts trimmed, if it can be one."""
    path = folder.path.strip()
    if not path or not PurePath(path).is_absolute() or "\0" in path:
        raise FolderUnusable(
            folder=path or _("A folder without a name"),
            reason=_("its whole path is needed"),
            right=_("Choose the folder, or type its path from the drive or / on."),
        )
    if folder.zone is not None:
        zone_named(folder.zone)
    move_to = (folder.move_to or "").strip() or None
    if move_to is not None and _leads_out(move_to):
        raise FolderUnusable(
            folder=path,
            reason=_("{move_to!r} is no folder inside it", move_to=move_to),
            right=_("Give one name, such as Imported."),
        )
    source = (folder.source_name or "").strip()[:LONGEST_TEXT] or None
    return replace(
        folder, path=str(PurePath(path)), move_to=move_to, source_name=source
    )


def _leads_out(name: str) -> bool:
    is_plain = PurePath(name).name == name and not set(name) & set('/\\:*?"<>|')
    return not is_plain or name in {".", ".."} or not name.isprintable()
