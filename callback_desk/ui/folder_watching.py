"""Watching the clinic's folders while the program runs, locked or not."""

from collections.abc import Sequence
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal

from callback_desk.domain.submission import Verdict
from callback_desk.domain.watched_folder import FolderState, WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import list_folders
from callback_desk.services.watch_folder import POLL, FolderReport, FolderWatch
from callback_desk.ui.background import Background
from callback_desk.ui.looking_again import LookingAgain
from callback_desk.ui.mail_watching import Threads

_BRINGS = (Verdict.NEW, Verdict.REPEAT, Verdict.NEEDS_LOOK)


class FolderWatching(QObject):
    """Runs one watch for the active folders of the desk that is open.

    `changed` follows what is new of how it goes, `came_in` carries the words of what
    was taken in; `failed` carries a bug.
    """

    changed = Signal()
    came_in = Signal(object)
    failed = Signal(object)
    _reported = Signal(object, object)
    _broke = Signal(object)

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        poll: float = POLL,
    ) -> None:
        super().__init__(parent)
        self._background, self._poll = background, poll
        self._desk: Desk | None = None
        self._threads = Threads()
        self._reports: dict[int, FolderReport] = {}
        self._folders: list[WatchedFolder] = []
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._on_reported, queued)
        self._broke.connect(self.failed, queued)
        self.again = LookingAgain(background, list_folders, self)
        self.again.found.connect(self._on_found_again)
        self.again.failed.connect(self.failed)

    @property
    def folders(self) -> list[WatchedFolder]:
        """The folders that are watched."""
        return list(self._folders)

    @property
    def reports(self) -> list[FolderReport]:
        """How the last look into each went, as far as there was one."""
        return list(self._reports.values())

    def watch(self, desk: Desk) -> Threads:
        """Watch the folders of a desk, those of another one no more.

        Returns:
            what watched before, told to end; whoever closes that desk joins it.
        """
        before, self._threads = self._threads, Threads()
        before.stop()
        self._desk = desk
        self._reports, self._folders = {}, []
        self._read(desk)
        self.again.watch(desk)
        return before

    def renew(self) -> None:
        """Begin anew after the folders were changed."""
        if self._desk is not None and not self._closed:
            self._read(self._desk)

    def _read(self, desk: Desk) -> None:
        self._background.run(partial(list_folders, desk), partial(self._on_read, desk))

    def _on_found_again(
        self, desk: Desk, found: Sequence[tuple[WatchedFolder, FolderState]]
    ) -> None:
        """Begin anew where a folder was set up or changed elsewhere."""
        if [folder for folder, _ in found if folder.active] != self._folders:
            self._on_read(desk, found)

    def _on_read(
        self, desk: Desk, found: Sequence[tuple[WatchedFolder, FolderState]]
    ) -> None:
        if self._closed or desk is not self._desk:
            return
        self._threads.stop()
        self._reports = {}
        self._folders = [folder for folder, _ in found if folder.active]
        if self._folders:
            watch = FolderWatch(
                *(desk, self._folders, partial(self._tell, desk)),
                *(monotonic, self._poll),
            )
            self._threads.start(watch, self._tell_bug, "folders")
        self.changed.emit()

    def _tell(self, desk: Desk, report: FolderReport) -> None:
        """Hand a report over to the GUI thread; runs on the watch's own."""
        try:
            self._reported.emit(desk, report)
        except RuntimeError:
            # The program is ending; there is nobody left to tell.
            return

    def _tell_bug(self, error: Exception) -> None:
        try:
            self._broke.emit(error)
        except RuntimeError:
            # As above.
            return

    def _on_reported(self, desk: Desk, report: FolderReport) -> None:
        if desk is not self._desk or report.folder not in self._folders:
            return
        before = self._reports.get(report.folder.folder_id)
        self._reports[report.folder.folder_id] = report
        brought = [t for _, t in report.taken if any(t.counts[v] for v in _BRINGS)]
        if brought:
            self.came_in.emit(brought)
        is_news = before is None or _told(before) != _told(report) or report.taken
        if is_news:
            self.changed.emit()

    @property
    def is_running(self) -> bool:
        """Whether a watch has not ended yet."""
        return self._threads.alive

    def close(self) -> None:
        """End the watch; of a file that is just being taken in nothing stays."""
        self._closed = True
        self.again.stop()
        self._threads.stop()
        self._threads.join()


def _told(report: FolderReport) -> tuple[str | None, list[str]]:
    problem = report.problem.sentence if report.problem else None
    return problem, [one.sentence for one in report.refused]
