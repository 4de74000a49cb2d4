"""`fetch-mail`: every mailbox read once."""

from collections.abc import Iterable

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.import_command import file_json, record_json
from callback_desk.cli.output import (
    error_json,
    print_json,
    print_words,
    tell,
    tell_error,
)
from callback_desk.cli.session import session_of
from callback_desk.domain.errors import DeskError
from callback_desk.domain.mailbox import Mailbox
from callback_desk.domain.record import Record
from callback_desk.domain.submission import Verdict
from callback_desk.services.fetch_mail import MailboxReport, fetch_all
from callback_desk.services.mailbox_settings import list_mailboxes
from callback_desk.translation import _
from callback_desk.wording.intake import say_counts
from callback_desk.wording.people import visible


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("fetch-mail")(fetch_mail)


def fetch_mail(context: typer.Context, as_json: AsJson = False) -> int:
    """Read every mailbox once; what was read before is not read again.

    Exit code 1 means that somebody should look at some of the records.
    """
    session = session_of(context)
    records: dict[int, list[Record]] = {}
    reports: list[MailboxReport] = []
    failure: DeskError | None = None
    paused: list[int] = []

    def hear(mailbox: Mailbox, record: Record) -> None:
        records.setdefault(mailbox.mailbox_id, []).append(record)

    try:
        with session.open_desk() as desk:
            fetch_all(desk, hear, reports.append)
            paused = [mailbox.mailbox_id for mailbox, _state in list_mailboxes(desk)]
    except DeskError as error:
        failure = error
    if as_json:
        print_json(_document(reports, records, failure))
    for report in reports:
        _tell_report(
            report, _heard(records, report), as_json=as_json, alone=len(reports) == 1
        )
    if failure is not None:
        tell_error(failure)
    elif not reports and paused:
        tell(
            _(
                "Every mailbox is paused. Read one again by "
                "`callback-desk mailbox change {mailbox_id} --read`.",
                mailbox_id=paused[0],
            )
        )
    elif not reports:
        tell(_("No mailbox is set up. Add one with `callback-desk mailbox add`."))
    if failure is not None or any(report.file.error for report in reports):
        return 3
    return 1 if any(map(_needs_somebody, reports)) else 0


def _heard(records: dict[int, list[Record]], report: MailboxReport) -> list[Record]:
    return records.get(report.mailbox.mailbox_id, [])


def _needs_somebody(report: MailboxReport) -> bool:
    kept = report.file.counts[Verdict.NEEDS_LOOK]
    return bool(kept) or report.hindrance is not None


def _document(
    reports: Iterable[MailboxReport],
    records: dict[int, list[Record]],
    failure: DeskError | None,
) -> dict[str, object]:
    document: dict[str, object] = {
        "dry_run": False,
        "files": [
            file_json(
                report.mailbox.name,
                report.file,
                [record_json(record) for record in _heard(records, report)],
            )
            | {
                "mailbox": report.mailbox.mailbox_id,
                "acted": report.acted,
                "hindrance": error_json(report.hindrance) if report.hindrance else None,
            }
            for report in reports
        ],
    }
    if failure is not None:
        document["error"] = error_json(failure)
    return document


def _tell_report(
    report: MailboxReport, records: Iterable[Record], *, as_json: bool, alone: bool
) -> None:
    say = tell if as_json else print_words
    name, file = visible(report.mailbox.name), report.file
    if file.seen or file.error is None:
        say(f"{name}: {say_counts(file.seen, file.counts)}")
    for record in records:
        if record.verdict is Verdict.NEEDS_LOOK:
            tell(
                _(
                    "  Mail {row} needs a look: {problem}",
                    row=record.submission.row,
                    problem=record.problem,
                )
            )
    for problem in (file.error, report.hindrance):
        if problem is not None:
            tell_error(problem, of="" if alone else name)
