"""What watched folders brought, until it is told."""

from collections.abc import Sequence

from callback_desk.domain.submission import Verdict
from callback_desk.services.take_in_file import TakenIn
from callback_desk.translation import _
from callback_desk.wording.import_preview import say_open_order
from callback_desk.wording.imports import say_undoable


class FolderNews:
    """Waits while the foot tells of something that is going on."""

    def __init__(self) -> None:
        self._taken: list[TakenIn] = []

    def add(self, taken: Sequence[TakenIn]) -> None:
        """This came in as well."""
        self._taken += taken

    @property
    def batches(self) -> list[int]:
        """The imports that it is stored as; none where all is told."""
        reports = [one.report for one in self._taken]
        return [report.batch for report in reports if report.batch is not None]

    def take(self) -> str:
        """It in words; from then on it is told. "" where there is nothing."""
        taken, self._taken = self._taken, []
        if not taken:
            return ""
        counts = {str(verdict): 0 for verdict in Verdict}
        for one in taken:
            for verdict, count in one.counts.items():
                counts[verdict] += count
        words = _("From a watched folder: {undoable}", undoable=say_undoable(counts))
        orders = dict.fromkeys(say_open_order(one.report.reading) for one in taken)
        return " ".join(filter(None, (words, *orders)))
