"""A preview in the making, as whoever waits for it is told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from callback_desk.domain.ports import LeadFile
from callback_desk.domain.progress_port import TellsProgress
from callback_desk.domain.record import Record
from callback_desk.domain.stopping import Stopped
from callback_desk.services.file_opener import opened_heeding
from callback_desk.services.import_leads import Opener, ShouldStop
from callback_desk.services.preview_rows import PreviewRows
from callback_desk.services.submission_chunks import Steady

TELL_SECONDS: Final = 0.125
"""So often whoever waits is told how far it is."""

# Hears the rows so far, which grow on, and how much of the files that is; before the
# first of them how much was looked through.
OnRows = Callable[[PreviewRows, float | None], None]


@dataclass(slots=True)
class WatchedPreview:
    """A preview in the making, with whoever waits for it."""

    files: int
    on_rows: OnRows
    should_stop: ShouldStop
    steady: Steady
    rows: PreviewRows
    file: LeadFile | None = None
    _tell_at: float = 0.0

    def __post_init__(self) -> None:
        """What is there at once is shown whole."""
        self._tell_at = self.steady() + TELL_SECONDS

    def open(self, place: int, opener: Opener) -> LeadFile:
        """Open a file whose records come next."""
        self.file = None
        self.file = opened_heeding(opener, _Survey(self, place))
        return self.file

    def hear(self, place: int, record: Record) -> None:
        """Hear a record, and tell of it if it is time to.

        Raises:
            Stopped: somebody wanted no more.
        """
        self.ask()
        self.rows.add(place, record)
        if self.is_time():
            self.on_rows(self.rows, self._share(place))

    def hear_again(self, record: Record) -> None:
        """Hear a record that was told of before."""
        self.ask()
        if self.is_time():
            self.on_rows(self.rows, None)

    def is_time(self) -> bool:
        """Whether to tell how far it is; then not for a while."""
        now = self.steady()
        if now < self._tell_at:
            return False
        self._tell_at = now + TELL_SECONDS
        return True

    def ask(self) -> None:
        """Ask whether to go on.

        Raises:
            Stopped: somebody wanted no more.
        """
        if self.should_stop():
            raise Stopped

    def _share(self, place: int) -> float | None:
        file = self.file
        if file is not None and isinstance(file, TellsProgress):
            return (place + file.fraction_read()) / self.files
        return None


@dataclass(slots=True)
class _Survey:
    """Is asked while a file is looked through, and tells how far that is."""

    watched: WatchedPreview
    place: int
    _share: float | None = None

    def __call__(self) -> None:
        watched = self.watched
        watched.ask()
        if watched.is_time():
            # Of several, those before it are all that is surely done.
            share = self._share if watched.files == 1 else self.place / watched.files
            watched.on_rows(watched.rows, share)

    def hear(self, share: float) -> None:
        self._share = max(share, self._share or 0.0)
