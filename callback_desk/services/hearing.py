"""Who hears of an import while it goes on, and of how much."""

from collections.abc import Callable
from dataclasses import dataclass

from callback_desk.domain.record import Record
from callback_desk.domain.stopping import Stopped

OnRecord = Callable[[Record], None]
# Records taken in so far, and how much of the file that is: 0 to 1, None if not known.
OnProgress = Callable[[int, float | None], None]
ShouldStop = Callable[[], bool]


def ignore_record(record: Record) -> None:
    """Do nothing with a record: for callers that want the counts alone."""


def ignore_progress(done: int, fraction: float | None) -> None:
    """Do nothing with how far it is."""


def never() -> bool:
    """Go on to the end."""
    return False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears of an import, of how much, and says whether it goes on.

    Attributes:
        on_record: hears records in file order; what it heard of a file that is
            reported with an error, or as stopped, did not happen.
        on_progress: hears from time to time how far it is.
        should_stop: is asked at each record that is read by itself, else by the block.
        hears_all: whether every record is heard; else those may be passed over that
            are plainly new: nothing was mended, is missing, or stood out.
        reads_all: that too which an earlier import has of a file that has grown, and
            which is only counted otherwise.
    """

    on_record: OnRecord = ignore_record
    on_progress: OnProgress = ignore_progress
    should_stop: ShouldStop = never
    hears_all: bool = True
    reads_all: bool = False

    def heed(self) -> None:
        """End here if it is to stop.

        Raises:
            Stopped: it is.
        """
        if self.should_stop():
            raise Stopped

    @property
    def wants_each(self) -> bool:
        """Whether each record is wanted as a value of its own."""
        return self.hears_all and self.on_record is not ignore_record
