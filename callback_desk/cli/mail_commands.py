"""`mailbox`: live mailboxes set up and tried out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from callback_desk.cli.desk_commands import AsJson
from callback_desk.cli.mail_sign_in import mailbox_password, mailbox_secret
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
from callback_desk.domain.mailbox import (
    USUAL_PORTS,
    Afterwards,
    Mailbox,
    MailboxState,
    Security,
    SignIn,
)
from callback_desk.services.mailbox_settings import (
    add_mailbox,
    change_mailbox,
    find_mailbox,
    list_mailboxes,
    remove_mailbox,
    today,
    try_mailbox,
)
from callback_desk.translation import _, _n
from callback_desk.wording.people import visible

MailboxNumber = Annotated[
    int, typer.Argument(metavar="MAILBOX", help=_("Its number."), callback=row_number)
]
MailPasswordFile = Annotated[
    Path | None,
    typer.Option(help=_("A file whose first line is the mailbox's password.")),
]
Port = Annotated[
    int | None, typer.Option(help=_("993, or 143 with STARTTLS, unless said."))
]
Folder = Annotated[str | None, typer.Option(help=_("The folder that is read."))]
MoveTo = Annotated[
    str | None, typer.Option(metavar="FOLDER", help=_("Move a mail once it is a lead."))
]
Flag = Annotated[bool, typer.Option("--flag", help=_("Flag a mail once it is a lead."))]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    mailbox = typer.Typer(help=_("Where mails are read."), no_args_is_help=True)
    mailbox.command("list")(show)
    mailbox.command("add")(add)
    mailbox.command("change")(change)
    mailbox.command("test")(try_out)
    mailbox.command("remove")(remove)
    app.add_typer(mailbox, name="mailbox")


def show(context: typer.Context, as_json: AsJson = False) -> None:
    """List the mailboxes, and how reading each went last."""
    with session_of(context).open_desk() as desk:
        found = list_mailboxes(desk)
    if as_json:
        print_json([_mailbox_json(mailbox, state) for mailbox, state in found])
        return
    for mailbox, state in found:
        where = _("{name} at {host}", name=visible(mailbox.name), host=mailbox.host)
        if not mailbox.active:
            where = _("{mailbox}, not read", mailbox=where)
        print_words(f"{mailbox.mailbox_id}: {where}. {_say_state(state)}")


def _say_state(state: MailboxState) -> str:
    if state.problem is not None:
        return visible(state.problem.said)
    if state.fetched_at is None:
        return _("Never read yet.")
    return _("Read at {instant}.", instant=instant(state.fetched_at))


def add(
    context: typer.Context,
    host: Annotated[str, typer.Argument(help=_("The mail server, imap.example.com."))],
    user: Annotated[str, typer.Argument(help=_("The name to sign in with."))],
    port: Port = None,
    security: Annotated[
        Security, typer.Option(help=_("How the connection is encrypted."))
    ] = Security.TLS,
    sign_in: Annotated[
        SignIn, typer.Option(help=_("By password, or a token of Microsoft or Google."))
    ] = SignIn.PASSWORD,
    client_id: Annotated[
        str | None,
        typer.Option(help=_("The clinic's own at Microsoft or Google.")),
    ] = None,
    tenant: Annotated[
        str, typer.Option(help=_("The clinic's directory at Microsoft, by its id."))
    ] = "",
    folder: Folder = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help=_("Leave older mails alone; today unless said.")
        ),
    ] = None,
    move_to: MoveTo = None,
    flag: Flag = False,
    mail_password_file: MailPasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Add a mailbox; for office managers. Its password is asked or in a file."""
    afterwards = _afterwards(move_to, flag=flag)
    first_day = _day(since) if since else None
    secret = mailbox_secret(sign_in, user, client_id, tenant, mail_password_file)
    with session_of(context).open_desk() as desk:
        mailbox = Mailbox(
            host=host,
            user=user,
            since=first_day or today(desk),
            port=port or USUAL_PORTS[security],
            security=security,
            sign_in=sign_in,
            folder=folder or "INBOX",
            afterwards=afterwards,
            move_to=move_to,
        )
        added = add_mailbox(desk, mailbox, secret)
    if as_json:
        print_json(_mailbox_json(added, MailboxState()))
        return
    print_words(
        _(
            "Mailbox {mailbox_id} was added: {name}.",
            mailbox_id=added.mailbox_id,
            name=visible(added.name),
        )
    )
    tell(
        _(
            "Try it out with `callback-desk mailbox test {mailbox_id}`.",
            mailbox_id=added.mailbox_id,
        )
    )


def change(
    context: typer.Context,
    mailbox_id: MailboxNumber,
    host: Annotated[
        str | None, typer.Option(help=_("The mail server, where its name is another."))
    ] = None,
    port: Port = None,
    security: Annotated[
        Security | None, typer.Option(help=_("How the connection is encrypted."))
    ] = None,
    folder: Folder = None,
    move_to: MoveTo = None,
    flag: Flag = False,
    leave: Annotated[
        bool, typer.Option("--leave", help=_("Leave mails on the server as they are."))
    ] = False,
    active: Annotated[
        bool | None, typer.Option("--read/--pause", help=_("Whether it is read."))
    ] = None,
    mail_password_file: MailPasswordFile = None,
    as_json: AsJson = False,
) -> None:
    """Change a mailbox; for office managers. What is not named stays."""
    with session_of(context).open_desk() as desk:
        changed = find_mailbox(desk, mailbox_id)
        if host is not None:
            changed = replace(changed, host=host)
        if security is not None:
            changed = replace(changed, security=security, port=USUAL_PORTS[security])
        if port is not None:
            changed = replace(changed, port=port)
        if folder is not None:
            changed = replace(changed, folder=folder)
        if active is not None:
            changed = replace(changed, active=active)
        if leave or flag or move_to is not None:
            afterwards = _afterwards(move_to, flag=flag, leave=leave)
            changed = replace(changed, afterwards=afterwards, move_to=move_to)
        password = (
            mailbox_password(mail_password_file, "") if mail_password_file else None
        )
        changed = change_mailbox(desk, changed, password)
        states = {m.mailbox_id: state for m, state in list_mailboxes(desk)}
    if as_json:
        print_json(_mailbox_json(changed, states[mailbox_id]))
    else:
        print_words(_("Mailbox {mailbox_id} was changed.", mailbox_id=mailbox_id))


def try_out(
    context: typer.Context, mailbox_id: MailboxNumber, as_json: AsJson = False
) -> int:
    """Go every step to a mailbox and say which one fails; nothing is read or changed.

    Exit code 3 means that a step failed.
    """
    with session_of(context).open_desk() as desk:
        tried = try_mailbox(desk, find_mailbox(desk, mailbox_id))
    if as_json:
        print_json(
            {
                "ok": tried.problem is None,
                "failed": tried.failed,
                "problem": error_json(tried.problem) if tried.problem else None,
                "mails": tried.mails,
                "folders": list(tried.folders),
                "tells": tried.tells,
            }
        )
    elif tried.problem is None:
        mails = _n("1 mail", "{count} mails", tried.mails)
        print_words(_("All is well: {mails} since the first day.", mails=mails))
    if tried.problem is None:
        return 0
    tell_error(tried.problem)
    return 3


def remove(
    context: typer.Context, mailbox_id: MailboxNumber, as_json: AsJson = False
) -> None:
    """Read a mailbox no more and forget its password; for office managers."""
    with session_of(context).open_desk() as desk:
        remove_mailbox(desk, mailbox_id)
    if as_json:
        print_json({"mailbox": mailbox_id, "removed": True})
    else:
        print_words(
            _(
                "Mailbox {mailbox_id} is not read any more. Its leads stay.",
                mailbox_id=mailbox_id,
            )
        )


def _afterwards(move_to: str | None, *, flag: bool, leave: bool = False) -> Afterwards:
    if (move_to is not None) + flag + leave > 1:
        raise typer.BadParameter(_("choose one of --move-to, --flag and --leave"))
    if move_to is not None:
        return Afterwards.MOVE
    return Afterwards.FLAG if flag else Afterwards.NOTHING


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            _("{text!r} is no day such as 2026-11-16", text=text), param_hint="--since"
        ) from error


def _mailbox_json(mailbox: Mailbox, state: MailboxState) -> dict[str, object]:
    return {
        "mailbox": mailbox.mailbox_id,
        "host": mailbox.host,
        "port": mailbox.port,
        "security": mailbox.security,
        "user": mailbox.user,
        "sign_in": mailbox.sign_in,
        "folder": mailbox.folder,
        "since": mailbox.since.isoformat(),
        "afterwards": mailbox.afterwards,
        "move_to": mailbox.move_to,
        "active": mailbox.active,
        "looked_at": instant(state.looked_at),
        "fetched_at": instant(state.fetched_at),
        "problem": state.problem.said if state.problem else None,
    }
