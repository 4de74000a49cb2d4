"""Mailboxes in words: how reading them goes, and how trying one out went."""

from datetime import datetime

from callback_desk.domain.mail_errors import Step
from callback_desk.domain.mailbox import (
    Afterwards,
    Mailbox,
    MailboxState,
    Security,
    SignIn,
)
from callback_desk.translation import _, _n

SECONDS_A_MINUTE, MINUTES_AN_HOUR, HOURS_A_DAY = 60, 60, 24

NO_TIME = _("{minutes} min", minutes=0)
"""What lasts less than a minute."""

SECURITIES = {
    Security.TLS: _("TLS (usual)"),
    Security.STARTTLS: "STARTTLS",
}
SIGN_INS = {
    SignIn.PASSWORD: _("With a password (usual)"),
    SignIn.MICROSOFT: _("At Microsoft 365"),
    SignIn.GOOGLE: _("At Google"),
}
PROVIDERS = {SignIn.MICROSOFT: _("Microsoft"), SignIn.GOOGLE: _("Google")}
AFTERWARDS = {
    Afterwards.NOTHING: _("Leave the mail as it is (usual)"),
    Afterwards.FLAG: _("Flag the mail"),
    Afterwards.MOVE: _("Move the mail to a folder"),
}
# What stands behind when a step went well; a step that nothing is said of is missing.
STEPS = {
    Step.NAME: _("Server found"),
    Step.CONNECT: _("Connected"),
    Step.ENCRYPT: _("Encrypted"),
    Step.CERTIFICATE: _("Certificate"),
    Step.SIGN_IN: _("Signed in"),
    Step.FOLDER: _("Folder"),
    Step.AFTERWARDS: _("Afterwards"),
}


def say_lasting(since: datetime, now: datetime) -> str:
    """How long something lasts by now, roughly: `2 min`, `3 h`, `4 days`."""
    minutes = max(0, int((now - since).total_seconds()) // SECONDS_A_MINUTE)
    if minutes < MINUTES_AN_HOUR:
        return _("{minutes} min", minutes=minutes)
    hours = minutes // MINUTES_AN_HOUR
    if hours < 2 * HOURS_A_DAY:
        return _("{hours} h", hours=hours)
    return _("{hours} days", hours=hours // HOURS_A_DAY)


def say_ago(at: datetime, now: datetime) -> str:
    """How long ago something was: `just now`, `2 min ago`."""
    if (now - at).total_seconds() < SECONDS_A_MINUTE:
        return _("just now")
    return _("{span} ago", span=say_lasting(at, now))


def say_mailbox(mailbox: Mailbox, state: MailboxState, now: datetime) -> str:
    """How reading a mailbox goes, in a sentence or two."""
    if not mailbox.active:
        return _("Not read at present.")
    last = (
        _("Last read {ago}.", ago=say_ago(state.fetched_at, now))
        if state.fetched_at
        else ""
    )
    if state.problem is not None:
        return f"{state.problem.said} {last}".strip()
    return last or _("Not read yet.")


def say_where(mailbox: Mailbox) -> str:
    """Where a mailbox lies and what becomes of its mails."""
    server = _("{host}, port {port}", host=mailbox.host, port=mailbox.port)
    match mailbox.afterwards:
        case Afterwards.MOVE:
            moved = _("A lead’s mail is moved to “{folder}”.", folder=mailbox.move_to)  # noqa: RUF001 - printed
            return f"{server}. {moved}"
        case Afterwards.FLAG:
            return f"{server}. {_('A lead’s mail is flagged.')}"  # noqa: RUF001 - printed
        case _:
            return f"{server}. {_('Mails stay as they are.')}"


def say_well(mails: int, *, tells: bool) -> tuple[str, str]:
    """That trying a mailbox out went well, and what will happen."""
    found = _("No mail since that day yet.")
    if mails:
        found = _n(
            "1 mail since that day will be read first.",
            "{count} mails since that day will be read first.",
            mails,
        )
    when = (
        _("The server tells at once when mail comes.")
        if tells
        else _("The server is asked every few minutes.")
    )
    return _("All is well."), f"{found} {when}"
