"""Watching a folder: a file that appears there and stands still is taken in once.

It is remembered by its content, whatever it is called and whoever looks; only once its
leads are safely stored is it moved, if the clinic wants that. What cannot be taken in
stays where it is, and is named.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from callback_desk.domain.errors import (
    DeskError,
    FileChanged,
    FileError,
    FileUnreadable,
)
from callback_desk.domain.folder_errors import FileLeftAlone, FileNotMoved
from callback_desk.domain.folder_ports import FileState, FoundFile
from callback_desk.domain.import_errors import CalendarChangedMeanwhile
from callback_desk.domain.kept_failure import keep_failure
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.watched_folder import (
    FolderState,
    RefusedFile,
    WatchedFolder,
)
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.take_in_file import TakenIn, take_in_file

STILL: Final = 3.0
"""Seconds in which a file must not change before it is read."""

POLL: Final = 5.0
"""Seconds between two looks."""

ANEW: Final = 300.0
"""Seconds after which a refused file is tried again, though it did not change."""

NOTED: Final = 60.0
"""Seconds after which a look is noted in the desk, though nothing came of it."""

# Told by a folder's own clock: seconds that only ever grow.
Ticks = Callable[[], float]


@dataclass(slots=True)
class FolderReport:
    """How a look into a folder went.

    Attributes:
        folder: which.
        taken: the files that were taken in, by name.
        refused: the files that stay, with what is wrong.
        waiting: the names of files that do not stand still yet.
        problem: why the folder could not be read, or the desk not be written; or None.
    """

    folder: WatchedFolder
    taken: list[tuple[str, TakenIn]] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    problem: DeskError | None = None

    @property
    def worries(self) -> bool:
        """Whether somebody should look after it."""
        return self.problem is not None or bool(self.refused)


@dataclass(slots=True)
class _Known:
    """What is remembered of a file between two looks.

    Attributes:
        state: of the file when it was seen so first.
        since: when that was.
        is_done: whether it was taken in.
        refused: what was wrong with it, and when, or None.
    """

    state: FileState
    since: float
    is_done: bool = False
    refused: tuple[RefusedFile, float] | None = None


class FolderLooks:
    """Looks into one folder, again and again.

    Args:
        desk: where leads go.
        folder: a stored one.
        ticks: seconds that only ever grow.
        should_stop: is asked while a file is taken in; nothing of it stays then.
    """

    def __init__(
        self,
        desk: Desk,
        folder: WatchedFolder,
        ticks: Ticks,
        should_stop: Callable[[], bool],
    ) -> None:
        self._desk, self._folder = desk, folder
        self._ticks, self._should_stop = ticks, should_stop
        self._known: dict[str, _Known] = {}
        self._noted: tuple[float, FolderState] | None = None

    def look(self) -> FolderReport:
        """Take in what stands still; what is wrong with the desk itself is reported."""
        report = FolderReport(self._folder)
        try:
            found = self._desk.folder_reader.look(Path(self._folder.path))
            self._forget_all_but({one.path.name for one in found})
            for one in found:
                if self._should_stop():
                    break
                self._take(one, report)
        except DeskError as error:
            report.problem = error
        # Where the desk itself is what failed, the report alone says so.
        with suppress(DeskError):
            self._note(report)
        return report

    def _forget_all_but(self, names: set[str]) -> None:
        for name in self._known.keys() - names:
            del self._known[name]

    def _take(self, found: FoundFile, report: FolderReport) -> None:
        name, now = found.path.name, self._ticks()
        if found.wrong is not None:
            wrong = keep_failure(FileLeftAlone(file=name, reason=found.wrong))
            report.refused.append(RefusedFile(name, wrong))
            return
        known = self._known.get(name)
        if known is None or known.state != found.state:
            self._known[name] = known = _Known(found.state, now)
        if known.is_done:
            if known.refused is not None:
                report.refused.append(known.refused[0])
            return
        if now - known.since < STILL:
            report.waiting.append(name)
            return
        if known.refused is not None and now - known.refused[1] < ANEW:
            report.refused.append(known.refused[0])
            return
        try:
            known.is_done = self._take_in(found, report)
            if known.is_done:
                known.refused = self._move(found, report)
        except FileChanged:
            # It is still being written, or another desk has just moved it.
            del self._known[name]
            report.waiting.append(name)
        except FileError as error:
            refused = RefusedFile(name, keep_failure(error))
            # What somebody else has open just now may be free at the next look.
            if not isinstance(error, FileUnreadable | CalendarChangedMeanwhile):
                known.refused = refused, now
            report.refused.append(refused)

    def _take_in(self, found: FoundFile, report: FolderReport) -> bool:
        """Take a file in unless its content was before; whether it is done with.

        Raises:
            FileError: it cannot be taken in.
        """
        desk, folder, name = self._desk, self._folder, found.path.name
        digest = desk.folder_reader.digest(found)
        with desk.open_work(writes=False) as work:
            is_here = bool(work.folders.taken_in(folder.folder_id, {digest}))
        if not is_here:
            taken = take_in_file(
                desk,
                partial(desk.open_lead_file, found.path, NO_CHOICES),
                SourceSettings(folder.zone, folder.source_name),
                should_stop=self._should_stop,
            )
            if taken.report.error is not None:
                raise taken.report.error
            if taken.report.stopped:
                return False
            with desk.open_work() as work:
                work.folders.remember(
                    *(folder.folder_id, digest, name, desk.now()), taken.report.batch
                )
                work.commit()
            report.taken.append((name, taken))
        return True

    def _move(
        self, found: FoundFile, report: FolderReport
    ) -> tuple[RefusedFile, float] | None:
        """Move a file that is done with; what is wrong with that, if anything is."""
        if self._folder.move_to is None:
            return None
        try:
            self._desk.folder_reader.move(found, self._folder.move_to)
        except FileNotMoved as error:
            refused = RefusedFile(found.path.name, keep_failure(error))
            report.refused.append(refused)
            return refused, self._ticks()
        return None

    def _note(self, report: FolderReport) -> None:
        """Keep how it went, where that is news or a while ago."""
        problem = keep_failure(report.problem) if report.problem else None
        state = FolderState(None, problem, tuple(report.refused))
        now = self._ticks()
        noted = self._noted
        if noted and not report.taken and noted[1] == state and now - noted[0] < NOTED:
            return
        with self._desk.open_work() as work:
            work.folders.note_look(
                self._folder.folder_id, self._desk.now(), problem, report.refused
            )
            work.commit()
        self._noted = now, state


def look_once(
    desk: Desk,
    folders: Sequence[WatchedFolder],
    ticks: Ticks,
    pause: Callable[[float], object],
) -> list[FolderReport]:
    """Take in what stands still in these folders: for a scheduler.

    Args:
        desk: where to.
        folders: stored ones.
        ticks: seconds that only ever grow.
        pause: waits so many seconds; a file is looked at twice.
    """
    looks = [FolderLooks(desk, folder, ticks, _never) for folder in folders]
    first = [one.look() for one in looks]
    if any(report.waiting for report in first):
        pause(STILL)
    return [one.look() for one in looks]


def _never() -> bool:
    return False


class FolderWatch:
    """Watches folders until it is told to stop; `run` is for a thread of its own.

    Args:
        desk: where leads go.
        folders: stored ones.
        on_report: hears, on the thread of `run`, how each look went.
        ticks: seconds that only ever grow.
        poll: see POLL.
    """

    def __init__(
        self,
        desk: Desk,
        folders: Sequence[WatchedFolder],
        on_report: Callable[[FolderReport], None],
        ticks: Ticks,
        poll: float = POLL,
    ) -> None:
        self._stopped = Event()
        self._on_report, self._poll = on_report, poll
        self._looks = [
            FolderLooks(desk, folder, ticks, self._stopped.is_set) for folder in folders
        ]

    def run(self) -> None:
        """Look, wait, look again."""
        while not self._stopped.is_set():
            for looks in self._looks:
                if self._stopped.is_set():
                    return
                self._on_report(looks.look())
            self._stopped.wait(self._poll)

    def stop(self) -> None:
        """End; of a file that is just being taken in nothing stays."""
        self._stopped.set()
