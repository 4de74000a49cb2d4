"""`watch-folder`: folders whose files are taken in, looked into once by a scheduler."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.import_command import file_json
from callback_desk.cli.import_reading import tell_open_order
from callback_desk.cli.numbers import row_number
from callback_desk.cli.output import (
    error_json,
    instant,
    print_json,
    print_words,
    tell,
    tell_error,
)
from callback_desk.cli.session import session_of
from callback_desk.domain.submission import Verdict
from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.services.folder_settings import (
    add_folder,
    change_folder,
    list_folders,
    remove_folder,
)
from callback_desk.services.watch_folder import FolderReport, look_once
from callback_desk.translation import _
from callback_desk.wording.folders import say_folder_state, say_what_becomes
from callback_desk.wording.intake import say_counts
from callback_desk.wording.people import visible

FolderNumber = Annotated[
    int, typer.Argument(metavar="FOLDER", help=_("Its number."), callback=row_number)
]
Source = Annotated[
    str | None, typer.Option(help=_("The name under which reports count its leads."))
]
Zone = Annotated[str | None, typer.Option(help=_("The zone of times without one."))]
MoveTo = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help=_("Move files that were taken in to it, inside.")
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    folders = typer.Typer(
        help=_("Folders whose files are taken in."), no_args_is_help=True
    )
    folders.command("look")(look)
    folders.command("list")(show)
    folders.command("add")(add)
    folders.command("pause")(pause)
    folders.command("resume")(resume)
    folders.command("remove")(remove)
    app.add_typer(folders, name="watch-folder")


def look(context: typer.Context, as_json: AsJson = False) -> int:
    """Take in what stands still in every watched folder, once; for a scheduler.

    Exit code 1 means that somebody should look at some of the records or files; 3 that
    a folder could not be read.
    """
    with session_of(context).open_desk() as desk:
        folders = [folder for folder, _unused in list_folders(desk) if folder.active]
        reports = look_once(desk, folders, monotonic, Event().wait)
    if as_json:
        print_json({"folders": [_report_json(report) for report in reports]})
    for report in reports:
        _tell_report(report, as_json=as_json)
    if not reports:
        tell(_("No folder is watched. Add one with `callback-desk watch-folder add`."))
    if any(report.problem is not None for report in reports):
        return 3
    return 1 if any(map(_needs_somebody, reports)) else 0


def _needs_somebody(report: FolderReport) -> bool:
    kept = sum(taken.counts[Verdict.NEEDS_LOOK] for _unused, taken in report.taken)
    return bool(kept or report.refused)


def _report_json(report: FolderReport) -> dict[str, object]:
    return {
        "folder": report.folder.path,
        "error": error_json(report.problem) if report.problem else None,
        "files": [file_json(name, taken.report, []) for name, taken in report.taken],
        "refused": [
            {"file": one.name, "sentence": one.sentence} for one in report.refused
        ],
        "waiting": report.waiting,
    }


def _tell_report(report: FolderReport, *, as_json: bool) -> None:
    say = tell if as_json else print_words
    for name, taken in report.taken:
        say(f"{visible(name)}: {say_counts(taken.report.seen, taken.counts)}")
        tell_open_order(taken.report.reading, taken.report.batch)
    for one in report.refused:
        tell(visible(one.sentence))
    for name in report.waiting:
        tell(_("{name} does not stand still yet.", name=visible(name)))
    if report.problem is not None:
        tell_error(report.problem)


def show(context: typer.Context, as_json: AsJson = False) -> None:
    """List the watched folders, and how the last look into each went."""
    with session_of(context).open_desk() as desk:
        listed = list_folders(desk)
        now = desk.now()
    if as_json:
        print_json([_folder_json(folder, state) for folder, state in listed])
        return
    if not listed:
        print_words(_("No folder is watched."))
    for folder, state in listed:
        becomes = say_what_becomes(folder)
        how = visible(say_folder_state(folder, state, now))
        print_words(f"{folder.folder_id:>4}  {becomes} {how}")


def _folder_json(folder: WatchedFolder, state: FolderState) -> dict[str, object]:
    return {
        "folder_id": folder.folder_id,
        "folder": folder.path,
        "source": folder.source_name,
        "zone": folder.zone,
        "move_to": folder.move_to,
        "active": folder.active,
        "looked_at": instant(state.looked_at) if state.looked_at else None,
        "problem": state.problem.said if state.problem else None,
        "refused": [one.name for one in state.refused],
    }


def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help=_("The folder."))],
    source: Source = None,
    zone: Zone = None,
    move_to: MoveTo = None,
) -> None:
    """Have a folder watched: by the window while it is open, by `look` otherwise."""
    with session_of(context).open_desk() as desk:
        added = add_folder(
            desk, WatchedFolder(str(path.absolute()), source, zone, move_to)
        )
    print_words(
        _(
            "Folder {folder_id} is watched: {path}",
            folder_id=added.folder_id,
            path=visible(added.path),
        )
    )


def pause(context: typer.Context, folder: FolderNumber) -> None:
    """Watch a folder no more until `resume`."""
    _set_active(context, folder, active=False)


def resume(context: typer.Context, folder: FolderNumber) -> None:
    """Watch a folder again."""
    _set_active(context, folder, active=True)


def _set_active(context: typer.Context, folder_id: int, *, active: bool) -> None:
    with session_of(context).open_desk() as desk:
        with desk.open_work(writes=False) as work:
            before = work.folders.get(folder_id)
        change_folder(desk, replace(before, active=active))
    if active:
        words = _("Folder {folder_id} is watched again.", folder_id=folder_id)
    else:
        words = _("Folder {folder_id} is not watched at present.", folder_id=folder_id)
    print_words(words)


def remove(context: typer.Context, folder: FolderNumber) -> None:
    """Watch a folder no more; its leads stay, and so do its files."""
    with session_of(context).open_desk() as desk:
        remove_folder(desk, folder)
    print_words(
        _(
            "Folder {folder} is not watched any more. Its leads stay.",
            folder=str(folder),
        )
    )
