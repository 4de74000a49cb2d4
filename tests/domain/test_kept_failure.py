"""A failure is kept as what it is, and said in the language of whoever reads of it."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from callback_desk.domain.errors import DeskError, FileNotText, FileUnreadable
from callback_desk.domain.folder_errors import FolderUnreadable
from callback_desk.domain.import_errors import NoPhoneColumn
from callback_desk.domain.kept_failure import KeptFailure, keep_failure
from callback_desk.domain.mail_errors import MailFolderMissing
from callback_desk.translation import ENGLISH, in_english, said_now, speak


@pytest.fixture(autouse=True)
def _back_to_english() -> Iterator[None]:
    yield
    speak(ENGLISH)


# Run by itself: the forms of failures have their language since they were loaded.
READING = """
import sys
from callback_desk.translation import _, speak
speak(sys.argv[1])
from callback_desk.domain.kept_failure import KeptFailure, keep_failure
from callback_desk.domain.mail_errors import MailRefused
if len(sys.argv) > 2:
    print(KeptFailure(sys.argv[2]).said)
else:
    reason = _("nobody listens there")
    print(keep_failure(MailRefused(host="mail", port=993, reason=reason)).kept)
"""
ENGLISH_SAID = (
    "mail does not answer on port 993: nobody listens there. "
    "Check name and port: 993 as a rule, 143 for STARTTLS."
)
SPANISH_SAID = (
    "mail no responde en el puerto 993: nadie escucha allí. "
    "Compruebe nombre y puerto: por lo general 993, 143 para STARTTLS."
)


def run(*arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", "-c", READING, *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8").strip()


def test_who_meets_it_and_who_reads_of_it_may_speak_differently() -> None:
    kept = run("es")
    assert kept == run(ENGLISH)
    assert run(ENGLISH, kept) == ENGLISH_SAID
    assert run("es", kept) == SPANISH_SAID


@pytest.mark.parametrize(
    "error",
    [
        MailFolderMissing(user="kim", folder="Wo {x}", folders="INBOX, Trash"),
        FileUnreadable(file="a.csv", reason="it is a folder"),
        FileNotText(file="Folder", really="a web page"),
        FolderUnreadable(folder="/srv", reason="the stars"),
        NoPhoneColumn("people.csv"),
    ],
    ids=lambda error: error.code,
)
def test_it_is_said_as_it_was_met(error: DeskError) -> None:
    kept = keep_failure(error)
    assert kept.said == f"{error.sentence} {error.what_to_do}"


def test_what_an_older_version_kept_stays_as_it_stands() -> None:
    assert KeptFailure("It broke. Do that.").said == "It broke. Do that."
    assert KeptFailure('{"code" is torn').said == '{"code" is torn'


def test_what_a_newer_version_kept_is_said_in_english() -> None:
    newer = '{"code": "moon_full", "fields": {}, "english": "The moon is full."}'
    assert KeptFailure(newer).said == "The moon is full."
    other = '{"code": "mail_refused", "fields": {"x": 1}, "english": "It is off."}'
    assert KeptFailure(other).said == "It is off."


def test_a_sentence_of_this_language_is_found_in_english() -> None:
    speak("es")
    assert in_english(said_now("nobody listens there")) == "nobody listens there"
    assert in_english("nada de esto") == "nada de esto"
