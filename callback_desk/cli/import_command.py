"""`import`: files of leads into the desk, every record accounted for."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.heard_records import HeardRecords
from callback_desk.cli.import_reading import (
    CODECS,
    Dates,
    Separator,
    read_columns,
    read_encoding,
    reading_json,
    tell_open_order,
)
from callback_desk.cli.output import (
    error_json,
    instant,
    print_json,
    print_words,
    tell,
    tell_error,
)
from callback_desk.cli.session import session_of
from callback_desk.domain.errors import DeskError, FileUnreadable
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import ReadingChoices
from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict
from callback_desk.intake.lead_folder import expanded, is_plain_folder
from callback_desk.services.desk import Desk
from callback_desk.services.file_report import FileReport
from callback_desk.services.import_leads import (
    SourceSettings,
    preview_files,
)
from callback_desk.services.take_in_file import take_in_file
from callback_desk.translation import _
from callback_desk.wording.intake import say_counts
from callback_desk.wording.people import visible

_Report = tuple[str, FileReport, HeardRecords]


def named_path(text: str) -> Path:
    """A file that was really named; a variable of the shell may be empty.

    Raises:
        BadParameter: nothing was named, which would mean the current folder.
    """
    if not text.strip():
        raise typer.BadParameter(_("no file is named"))
    return Path(text)


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("import")(import_leads)


def import_leads(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", parser=named_path)],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    zone: Annotated[
        str | None, typer.Option(help=_("The zone of times written without one."))
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=HEADER", help=_("Which column holds what.")
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option(help=_("The name under which reports count it."))
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            help=_("Of a CSV file, where it was misread: {CODECS}.", CODECS=CODECS)
        ),
    ] = None,
    separator: Annotated[
        Separator | None,
        typer.Option(help=_("What stands between cells, where it was misread.")),
    ] = None,
    dates: Annotated[
        Dates | None,
        typer.Option(help=_("What comes first in dates such as 3/4/2026.")),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Take leads in from files; importing again adds nothing.

    Exit code 1 means that somebody should look at some of the records.
    """
    session = session_of(context)
    choices = ReadingChoices(
        read_columns(columns or []),
        encoding=read_encoding(encoding),
        month_first=None if dates is None else dates is Dates.MONTH_FIRST,
        zone=zone,
        source_name=source,
        delimiter=None if separator is None else separator.delimiter,
    )
    settings = SourceSettings(zone=zone, source_name=source)
    reports: list[_Report] = []
    failure: DeskError | None = None
    try:
        with session.open_desk() as desk:
            openers = [
                (str(file), _opener(desk, file, choices)) for file in expanded(files)
            ]
            take = _preview if dry_run else _import
            take(desk, openers, settings, reports, as_json)
    except DeskError as error:
        failure = error
    if as_json:
        print_json(_document(dry_run, reports, failure))
    for name, report, records in reports:
        _tell_report(name, report, records, as_json=as_json)
    if failure is not None:
        tell_error(failure)
    return _exit_code(reports, failure)


def _exit_code(reports: Iterable[_Report], failure: DeskError | None) -> int:
    kept = [one[1] for one in reports]
    if failure is not None or any(report.error for report in kept):
        return 3
    return 1 if any(report.counts[Verdict.NEEDS_LOOK] for report in kept) else 0


_WITH_RAW = frozenset({Verdict.NEEDS_LOOK, Verdict.SKIPPED})
_Opener = tuple[str, Callable[[], LeadFile]]


def _preview(
    desk: Desk,
    openers: list[_Opener],
    settings: SourceSettings,
    reports: list[_Report],
    as_json: bool,
) -> None:
    heard = [_hearer(as_json) for _unused in openers]
    previews = preview_files(
        desk,
        [
            (opener, records)
            for (_unused, opener), records in zip(openers, heard, strict=True)
        ],
        settings,
    )
    for (name, _unused), report, records in zip(openers, previews, heard, strict=True):
        _report(reports, name, report, records)


def _import(
    desk: Desk,
    openers: list[_Opener],
    settings: SourceSettings,
    reports: list[_Report],
    as_json: bool,
) -> None:
    for name, opener in openers:
        records = _hearer(as_json)
        taken = take_in_file(
            desk,
            opener,
            settings,
            on_record=records,
            hears_all=as_json,
            reads_all=as_json,
        )
        _report(reports, name, taken.report, records)


def _hearer(as_json: bool) -> HeardRecords:
    return HeardRecords(record_json if as_json else None)


def _report(
    reports: list[_Report], name: str, report: FileReport, records: HeardRecords
) -> None:
    if report.error is not None:
        records.clear()
    reports.append((name, report, records))


def _opener(desk: Desk, file: Path, choices: ReadingChoices) -> Callable[[], LeadFile]:
    if is_plain_folder(file):
        return partial(_refuse_folder, file)
    return partial(desk.open_lead_file, file, choices)


def _refuse_folder(folder: Path) -> LeadFile:
    raise FileUnreadable(file=folder, reason=_("the folder holds no file of leads"))


def _tell_report(
    name: str, report: FileReport, records: HeardRecords, *, as_json: bool
) -> None:
    if report.error is not None:
        tell_error(report.error)
        return
    if (unsaved := report.not_backed_up) is not None:
        tell(
            _(
                "No backup was made beforehand: {sentence} {what_to_do}",
                sentence=unsaved.sentence,
                what_to_do=unsaved.what_to_do,
            )
        )
    say = tell if as_json else print_words
    say(f"{visible(name)}: {say_counts(report.seen, report.counts)}")
    tell_open_order(report.reading, report.batch)
    for row, problem in records.kept:
        tell(_("  Row {row} needs a look: {problem}", row=row, problem=problem))


def _document(
    dry_run: bool, reports: Iterable[_Report], failure: DeskError | None
) -> dict[str, object]:
    document: dict[str, object] = {
        "dry_run": dry_run,
        "files": [
            file_json(name, report, records.documents())
            for name, report, records in reports
        ],
    }
    if failure is not None:
        document["error"] = error_json(failure)
    return document


def file_json(
    name: str, report: FileReport, records: list[dict[str, Any]]
) -> dict[str, object]:
    """A file or mailbox as the contract prints it."""
    return {
        "file": name,
        "recognised_as": report.recognised_as,
        "encoding": report.encoding,
        "reading": reading_json(report.reading) if report.reading else None,
        "batch": report.batch,
        "error": error_json(report.error) if report.error else None,
        "seen": report.seen,
        "counts": report.counts,
        "records": records,
    }


def record_json(record: Record) -> dict[str, object]:
    """A record as the contract prints it; one kept for a look with its raw text."""
    submission = record.submission
    document: dict[str, object] = {
        "row": submission.row,
        "verdict": record.verdict,
        "why": str(record.problem) if record.problem else None,
        "recognised_as": submission.recognised_as,
        "lead_id": record.lead_id,
        "name": submission.name or None,
        "phone": record.phone,
        "extension": record.extension,
        "email": submission.email,
        "message": submission.message,
        "received_at": instant(record.received_at),
        "received_on": record.received_on.isoformat(),
        "received_precision": record.precision,
        "interests": list(record.interests),
        "safety": record.safety.flagged,
        "safety_why": record.safety.why,
        "source": {
            "name": submission.source.name,
            "form": submission.source.form,
            "page": submission.source.page,
            "campaign": submission.source.campaign,
        },
        "external_id": submission.external_id,
        "due_at": instant(record.due_at),
        "repairs": list(record.repairs),
        "do_not_call": record.barred,
    }
    if record.verdict in _WITH_RAW:
        document["raw"] = submission.raw
    return document
