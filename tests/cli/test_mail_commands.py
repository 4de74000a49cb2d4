"""`fetch-mail` and `mailbox` against a real mail server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine, Ran
from tests.intake.dovecot import PASSWORD, Dovecot, mail, running


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """One server for all these tests."""
    with running() as dovecot:
        yield dovecot


@pytest.fixture
def dovecot(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Dovecot:
    """The server with an empty account; this computer knows its certificate."""
    server.wipe()
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    return server


def secret(desk: CommandLine, words: str = PASSWORD) -> Path:
    """A file with the mailbox's password."""
    file = desk.folder / "mail-password"
    file.write_text(words + "\n", "utf-8")
    return file


def add(desk: CommandLine, dovecot: Dovecot, *more: object) -> Ran:
    return desk(
        *("mailbox", "add", "localhost", "desk", "--port", dovecot.port),
        *("--since", "2026-11-01", "--mail-password-file", secret(desk)),
        *more,
    )


def test_a_mailbox_is_added_tried_out_and_fetched(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    dovecot.make_folder("Done")
    dovecot.deliver(mail(1), mail(2), mail(3, body="Our autumn offers", From="a@b.c"))
    ran = add(desk, dovecot, "--move-to", "Done")
    assert ran.code == 0, ran.err
    assert "Mailbox 1 was added" in ran.out
    ran = desk("mailbox", "test", 1)
    assert (ran.code, ran.out) == (0, "All is well: 3 mails since the first day.\n")
    ran = desk("fetch-mail", "--json")
    assert ran.code == 1
    document = ran.document
    assert document["dry_run"] is False
    (entry,) = document["files"]
    assert entry["file"] == "desk/INBOX"
    assert entry["recognised_as"] == "imap"
    assert entry["error"] is None
    assert entry["counts"]["new"] == 2
    assert entry["counts"]["needs_look"] == 1
    assert entry["acted"] == 2
    assert [record["row"] for record in entry["records"]] == [1, 2, 3]
    assert entry["records"][0]["name"] == "Person Number1"
    assert entry["records"][0]["lead_id"] == 1
    ran = desk("fetch-mail")
    assert ran.code == 0
    assert ran.out == "desk/INBOX: no records\n"
    assert len(desk.json("queue")["leads"]) == 2
    assert desk("check").code == 0


def test_a_mail_that_came_as_a_file_before_is_known(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    file = desk.folder / "lead.eml"
    file.write_bytes(mail(1))
    assert desk("import", file).code == 0
    dovecot.deliver(mail(1))
    add(desk, dovecot)
    (entry,) = desk.json("fetch-mail")["files"]
    assert entry["counts"]["known"] == 1


def test_a_mailbox_that_fails_ends_with_3_and_says_why(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    add(desk, dovecot)
    dovecot.set_password("another four words")
    ran = desk("fetch-mail", "--json")
    assert ran.code == 3
    (entry,) = ran.document["files"]
    assert entry["error"]["code"] == "mail_sign_in_refused"
    assert "error" not in ran.document
    (listed,) = desk.json("mailbox", "list")
    assert "does not accept" in listed["problem"]
    ran = desk("mailbox", "test", 1, "--json")
    assert ran.code == 3
    assert ran.document["failed"] == "sign_in"
    new = secret(desk, "another four words")
    assert desk("mailbox", "change", 1, "--mail-password-file", new).code == 0
    ran = desk("mailbox", "test", 1, "--json")
    assert ran.code == 0
    assert ran.document["tells"] is True
    dovecot.set_password(PASSWORD)


def test_an_unknown_certificate_is_refused(
    desk: CommandLine, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    add(desk, dovecot)
    ran = desk("mailbox", "test", 1)
    assert ran.code == 3
    assert "could not prove who it is" in ran.err
    assert "No password was sent" in ran.err


def test_mailboxes_are_listed_changed_and_removed(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    add(desk, dovecot, "--flag")
    (listed,) = desk.json("mailbox", "list")
    expected: dict[str, Any] = {
        "mailbox": 1,
        "host": "localhost",
        "security": "tls",
        "user": "desk",
        "sign_in": "password",
        "folder": "INBOX",
        "since": "2026-11-01",
        "afterwards": "flag",
        "move_to": None,
        "active": True,
        "fetched_at": None,
        "problem": None,
    }
    assert listed | expected == listed
    changed = desk.json("mailbox", "change", 1, "--pause", "--leave")
    assert (changed["active"], changed["afterwards"]) == (False, "nothing")
    moved = desk.json("mailbox", "change", 1, "--host", "imap.example.org")
    assert (moved["host"], moved["port"]) == ("imap.example.org", listed["port"])
    moved = desk.json("mailbox", "change", 1, "--security", "starttls")
    assert (moved["security"], moved["port"]) == ("starttls", 143)
    assert desk.json("mailbox", "change", 1, "--port", "1143")["port"] == 1143
    assert desk("mailbox", "change", 1, "--host", "no host at all").code == 3
    assert "not read" in desk("mailbox", "list").out
    assert desk.json("fetch-mail") == {"dry_run": False, "files": []}
    assert desk("mailbox", "remove", 1).code == 0
    assert desk.json("mailbox", "list") == []
    ran = desk("mailbox", "test", 1, "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "mailbox_unknown"


def test_the_usual_ports_and_the_clinics_day(desk: CommandLine) -> None:
    words = secret(desk)
    add_it = ("mailbox", "add", "mail.example.net")
    first = desk.json(*add_it, "one", "--mail-password-file", words)
    second = desk.json(
        *(*add_it, "two", "--security", "starttls", "--mail-password-file", words)
    )
    assert (first["port"], second["port"]) == (993, 143)
    assert first["since"] == "2026-11-16"


@pytest.mark.parametrize(
    "wrong",
    [
        ["--since", "yesterday"],
        ["--flag", "--move-to", "Done"],
        ["--security", "none"],
        ["--password", "secret"],
        ["--sign-in", "microsoft"],
    ],
)
def test_wrong_use_is_2(desk: CommandLine, wrong: list[str]) -> None:
    ran = desk(
        *("mailbox", "add", "mail.example.net", "me", "--mail-password-file"),
        *(secret(desk), *wrong),
    )
    assert ran.code == 2


def test_without_a_password_nothing_is_added(desk: CommandLine) -> None:
    ran = desk("mailbox", "add", "mail.example.net", "me", "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "mail_password_unusable"
    ran = desk("mailbox", "add", "mail.example.net", "me")
    assert ran.err == (
        "The mailbox's password cannot be had: there is no terminal to ask on and no "
        "--mail-password-file. Write it into the first line of a file and name that by "
        "--mail-password-file.\n"
    )


def test_a_desk_that_cannot_be_opened_still_prints_the_document(
    desk: CommandLine,
) -> None:
    desk.password_file.write_text("mistyped words\n", "utf-8")
    ran = desk("fetch-mail", "--json")
    assert ran.code == 3
    assert ran.document["files"] == []
    assert ran.document["error"]["code"] == "wrong_password"


def test_without_a_mailbox_that_is_said(desk: CommandLine) -> None:
    ran = desk("fetch-mail")
    assert ran.code == 0
    assert "No mailbox is set up" in ran.err


def test_where_all_are_paused_none_is_missing(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    add(desk, dovecot)
    desk("mailbox", "change", 1, "--pause")
    ran = desk("fetch-mail")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Every mailbox is paused. Read one again by "
        "`callback-desk mailbox change 1 --read`.\n"
    )


def test_of_several_mailboxes_the_one_that_failed_is_named(
    desk: CommandLine, dovecot: Dovecot
) -> None:
    add(desk, dovecot)
    add(desk, dovecot, "--folder", "Gone")
    ran = desk("fetch-mail")
    assert (ran.code, ran.out) == (3, "desk/INBOX: no records\n")
    assert ran.err.startswith("desk/Gone: desk has no folder 'Gone' that can be read.")
