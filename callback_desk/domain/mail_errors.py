"""What can go wrong with a mailbox: one class per step, each with its own remedy."""

from enum import StrEnum
from typing import ClassVar

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _


class Step(StrEnum):
    """The steps to a mailbox, in their order."""

    NAME = "name"
    CONNECT = "connect"
    ENCRYPT = "encrypt"
    CERTIFICATE = "certificate"
    SIGN_IN = "sign_in"
    FOLDER = "folder"
    READ = "read"
    AFTERWARDS = "afterwards"


class MailError(DeskError):
    """A mailbox cannot be read now; nothing that was read before is lost."""

    code = "mail_error"
    step: ClassVar[Step] = Step.READ


class MailPasswordUnusable(DeskError):
    """There is no password of a mailbox to be had."""

    code = "mail_password_unusable"
    sentence_form = _("The mailbox's password cannot be had: {reason}.")
    what_to_do_form = _(
        "Write it into the first line of a file and name that by --mail-password-file."
    )


class MailHostUnknown(MailError):
    """The server's name leads nowhere."""

    code = "mail_host_unknown"
    step = Step.NAME
    sentence_form = _("There is no mail server called {host}.")
    what_to_do_form = _("Check its name, and that this computer is on the internet.")


class MailRefused(MailError):
    """Nobody listens there."""

    code = "mail_refused"
    step = Step.CONNECT
    sentence_form = _("{host} does not answer on port {port}: {reason}.")
    what_to_do_form = _("Check name and port: 993 as a rule, 143 for STARTTLS.")


class MailSilent(MailError):
    """The server took too long."""

    code = "mail_silent"
    step = Step.CONNECT
    sentence_form = _("{host} did not answer in time.")
    what_to_do_form = _("It is tried again; if this lasts, check port and firewall.")


class MailNotEncrypted(MailError):
    """The server would go on without encryption."""

    code = "mail_not_encrypted"
    step = Step.ENCRYPT
    sentence_form = _(
        "{host} offers no safe connection: {reason}. No password was sent."
    )
    what_to_do_form = _(
        "Use TLS on port 993; if it was set up so before, somebody may be listening in."
    )


class MailTlsFailed(MailError):
    """No encrypted connection came about."""

    code = "mail_tls_failed"
    step = Step.ENCRYPT
    sentence_form = _(
        "No encrypted connection to {host} came about on port {port}. No password was "
        "sent."
    )
    what_to_do_form = _("Check the port: 993 goes with TLS, 143 with STARTTLS.")


class MailCertificateRefused(MailError):
    """The certificate does not prove who the server is."""

    code = "mail_certificate_refused"
    step = Step.CERTIFICATE
    sentence_form = _(
        "{host} could not prove who it is: its certificate {reason}. No password was "
        "sent."
    )
    what_to_do_form = _("{remedy}")


class MailSignInRefused(MailError):
    """The server does not let us in."""

    code = "mail_sign_in_refused"
    step = Step.SIGN_IN
    sentence_form = _("{host} does not accept the user name or password of {user}.")
    what_to_do_form = _(
        "Check both; Gmail, iCloud and Yahoo want an app password, Microsoft 365 a "
        "sign-in with Microsoft."
    )


class MailTokenRefused(MailError):
    """The token does not open the mailbox, or none can be had."""

    code = "mail_token_refused"
    step = Step.SIGN_IN
    sentence_form = _("The sign-in of {user} with {provider} does not work: {reason}.")
    what_to_do_form = _("Sign the mailbox in again.")


class MailSignInPartMissing(MailError):
    """The part of the program that signs in there is not installed."""

    code = "mail_sign_in_part_missing"
    step = Step.SIGN_IN
    sentence_form = _("Signing in with {provider} needs a part that is not installed.")
    what_to_do_form = _("Install it with: pip install 'callback-desk[{extra}]'.")


class MailFolderMissing(MailError):
    """There is no such folder, or it may not be read."""

    code = "mail_folder_missing"
    step = Step.FOLDER
    sentence_form = _("{user} has no folder {folder!r} that can be read.")
    what_to_do_form = _("Choose one of: {folders}.")


class MailServerUnclear(MailError):
    """The server says what no mail server says."""

    code = "mail_server_unclear"
    sentence_form = _("{host} does not answer like a mail server: {reason}.")
    what_to_do_form = _("Check name and port; it must be the IMAP server.")


class MailServerSaysNo(MailError):
    """The server refuses a request that it should grant."""

    code = "mail_server_says_no"
    sentence_form = _("{host} refused to {what}.")
    what_to_do_form = _("It is tried again; ask who looks after the mail if it lasts.")


class MailConnectionLost(MailError):
    """The connection broke."""

    code = "mail_connection_lost"
    sentence_form = _("The connection to {host} broke off.")
    what_to_do_form = _("What came in before is kept; the rest is fetched next time.")


class MailFolderReadOnly(MailError):
    """The folder may be read only, so nothing is moved or flagged."""

    code = "mail_folder_read_only"
    step = Step.AFTERWARDS
    sentence_form = _("{folder!r} is read-only, so its mails stay there as they are.")
    what_to_do_form = _("Nothing is lost; give the account more rights to change that.")


class MailMoveImpossible(MailError):
    """The server cannot move a mail without touching others."""

    code = "mail_move_impossible"
    step = Step.AFTERWARDS
    sentence_form = _("{host} cannot move single mails, so they are flagged instead.")
    what_to_do_form = _("Nothing is lost; choose to flag them, or to do nothing.")


class MailTargetMissing(MailError):
    """The folder that mails shall be moved to is not there."""

    code = "mail_target_missing"
    step = Step.AFTERWARDS
    sentence_form = _("{user} has no folder {folder!r} to move mails to; they stay.")
    what_to_do_form = _("Make it in your mail program, or choose one of: {folders}.")


class MailWaitImpossible(MailError):
    """The server does not tell when mail arrives."""

    code = "mail_wait_impossible"
    sentence_form = _("{host} does not tell when mail arrives.")
    what_to_do_form = _("It is asked every few minutes instead.")


class MailboxUnknown(DeskError):
    """No mailbox has that number."""

    code = "mailbox_unknown"
    sentence_form = _("There is no mailbox {mailbox_id}.")
    what_to_do_form = _("Look the number up with `callback-desk mailbox list`.")


_FIELDS = {
    "account": _("account"),
    "name": _("name"),
    "server": _("server"),
    "port": _("port"),
    "user": _("user"),
    "password": _("password"),
    "client id": _("client id"),
    "folder": _("folder"),
    "first day": _("first day"),
    "folder to move to": _("folder to move to"),
}


class MailboxUnusable(DeskError):
    """A mailbox cannot be set up so."""

    code = "mailbox_unusable"
    sentence_form = _("The mailbox's {field} cannot be used: {reason}.")
    what_to_do_form = _("{right}")

    @property
    def sentence(self) -> str:
        """What happened; `fields` keeps the field's own name."""
        field = str(self.fields["field"])
        said = self.fields | {"field": _FIELDS.get(field, field)}
        return self.sentence_form.format(**said)
