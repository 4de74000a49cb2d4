"""What is looked at before an import: files, folders, or a mail's pasted text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from callback_desk.domain.errors import DeskError, FileUnreadable
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.record import Record
from callback_desk.intake.lead_folder import expanded, is_plain_folder
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    Opener,
    SourceSettings,
    import_file,
    preview_files,
    without_text,
)

PASTED = "A mail’s text"  # noqa: RUF001 - printed


@dataclass(frozen=True, slots=True)
class LeadSource:
    """Paths that were dropped or chosen, or a text that was pasted."""

    paths: tuple[Path, ...] = ()
    text: str | None = None

    @property
    def name(self) -> str:
        """What it is called above the preview."""
        if self.text is not None:
            return PASTED
        if len(self.paths) == 1:
            return self.paths[0].name
        return f"{self.paths[0].name} and {len(self.paths) - 1} more"

    def openers(self, desk: Desk) -> list[tuple[str, Opener]]:
        """What opens each of its files, by name; looks at the disk, so it runs behind.

        Raises:
            FileUnreadable: a folder may not be listed.
        """
        if self.text is not None:
            return [(PASTED, partial(desk.open_pasted, self.text))]
        try:
            paths = expanded(self.paths)
        except OSError as error:
            reason = error.strerror or "it cannot be listed"
            raise FileUnreadable(file=self.name, reason=reason) from error
        return [(path.name, _opener(desk, path)) for path in paths]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a source would bring, or what it brought.

    Attributes:
        source: which.
        whole: the counts of all files that could be read; with an error, none could.
        refused: what is wrong with the files that could not be read, by name.
        files: how many there are.
        records: the records in the order of the files; empty once they are imported.
        places: the file of each record; empty for one file alone.
    """

    source: LeadSource
    whole: FileReport
    refused: Sequence[tuple[str, DeskError]]
    files: int
    records: Sequence[Record] = ()
    places: Sequence[str] = ()


def preview(desk: Desk, source: LeadSource) -> Looked:
    """What importing a source would do; nothing is written."""
    openers = source.openers(desk)
    heard: list[list[Record]] = [[] for _ in openers]
    reports = preview_files(
        desk,
        [(o, partial(_hear, h)) for (_, o), h in zip(openers, heard, strict=True)],
        SourceSettings(),
    )
    records: list[Record] = []
    places: list[str] = []
    for (name, _), report, some in zip(openers, reports, heard, strict=True):
        if report.error is None:
            records += some
            places += [name] * len(some)
    several = len(openers) > 1
    return _looked(source, openers, reports, records, places if several else ())


def _hear(heard: list[Record], record: Record) -> None:
    heard.append(without_text(record))


def take_in(desk: Desk, source: LeadSource) -> Looked:
    """Import a source, each of its files by itself."""
    openers = source.openers(desk)
    reports = [import_file(desk, opener, SourceSettings()) for _, opener in openers]
    return _looked(source, openers, reports)


def _looked(
    source: LeadSource,
    openers: Sequence[tuple[str, Opener]],
    reports: Sequence[FileReport],
    records: Sequence[Record] = (),
    places: Sequence[str] = (),
) -> Looked:
    refused = [
        (name, report.error)
        for (name, _), report in zip(openers, reports, strict=True)
        if report.error is not None
    ]
    well = [report for report in reports if report.error is None]
    whole = FileReport(error=None if well else refused[0][1])
    if len(reports) == 1 and well:
        whole.recognised_as, whole.encoding = well[0].recognised_as, well[0].encoding
        whole.batch = well[0].batch
    for report in well:
        whole.seen += report.seen
        for verdict, count in report.counts.items():
            whole.counts[verdict] += count
    return Looked(source, whole, refused, len(openers), records, places)


def _opener(desk: Desk, path: Path) -> Opener:
    if is_plain_folder(path):
        return partial(_refuse_folder, path)
    return partial(desk.open_lead_file, path)


def _refuse_folder(folder: Path) -> LeadFile:
    raise FileUnreadable(file=folder.name, reason="the folder holds no file of leads")
