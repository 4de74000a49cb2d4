"""Where files are read, imported and taken back, beside the database's own lane."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from callback_desk.services.desk import Desk
from callback_desk.ui.background import Background
from callback_desk.ui.folder_watching import FolderWatching
from callback_desk.ui.mail_watching import Threads


class IntakeLane(QObject):
    """A thread for what staff import, and one for the folders that are watched.

    Calls are recorded meanwhile; both go on while the window is locked. `failed`
    carries a bug of either.
    """

    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lane = Background(self, "import")
        self.folders = FolderWatching(background, self)
        self.lane.failed_unheard.connect(self.failed)
        self.folders.failed.connect(self.failed)

    def watch(self, desk: Desk) -> Threads:
        """Watch the folders of a desk; what watched before is told to end."""
        return self.folders.watch(desk)

    def let_go_behind(self, let_go: Callable[[], None]) -> None:
        """Let go of a desk once nobody imports into it any more."""
        self.lane.run(let_go)

    def close(self) -> None:
        """End both; what is stored is stored whole, what is not leaves nothing."""
        self.folders.close()
        self.lane.close()
