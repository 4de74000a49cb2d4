"""Who was met in a file that is only looked at: told from others, nowhere in clear."""

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.errors import DiskFull
from callback_desk.domain.import_errors import TemporaryFolderUnusable
from callback_desk.storage import met_people
from callback_desk.storage.met_people import MetInFile

PEOPLE = [
    (f"+1212555{n % 700:04}", f"Zephyrine \ud83d Quillfeather {n}")
    for n in range(1_000)
]
SENT = [n.to_bytes(16, "big") for n in range(1_000)]


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> Iterator[MetInFile]:
    """It puts away whom it met by thirty, and has hardly any room in memory."""
    monkeypatch.setattr(met_people, "MOST_IN_MIND", 30)
    monkeypatch.setattr(met_people, "_AT_ONCE", 7)
    monkeypatch.setattr(met_people, "_CACHE_KIB", 16)
    met = MetInFile()
    yield met
    met.forget()


def keep_all(met: MetInFile) -> None:
    for fingerprint, person in zip(SENT, PEOPLE, strict=True):
        met.keep([fingerprint], [person])


def test_each_is_found_once_while_some_of_them_wait_to_be_written(
    met: MetInFile,
) -> None:
    for number, (fingerprint, person) in enumerate(zip(SENT, PEOPLE, strict=True), 1):
        met.keep([fingerprint], [person])
        if number in (30, 31, 33, 34, 35, 59, 60, 61, 730, 731, 733):
            assert met.known(SENT) == set(SENT[:number])
            found = met.names(dict(PEOPLE))
            for phone in dict(PEOPLE[:number]):
                theirs = tuple(n for p, n in PEOPLE[:number] if p == phone)
                assert found[phone] == theirs


def test_all_are_found_again_and_nobody_else(met: MetInFile) -> None:
    keep_all(met)
    other = [n.to_bytes(16, "big") for n in range(1_000, 3_000)]
    assert met.known([*other, *SENT]) == set(SENT)
    names = met.names([*dict(PEOPLE), *(f"+1646555{n:04}" for n in range(2_000))])
    # Those put away and those still in mind, as they were met.
    for phone in dict(PEOPLE):
        assert names.pop(phone) == tuple(n for p, n in PEOPLE if p == phone)
    assert not any(names.values())


def test_nobody_is_found_of_those_let_go_of(met: MetInFile) -> None:
    keep_all(met)
    met.forget()
    assert met.known(SENT) == set()
    assert not any(met.names(dict(PEOPLE)).values())
    met.keep(SENT[:2], PEOPLE[:2])
    assert met.known(SENT) == set(SENT[:2])


@pytest.mark.skipif(sys.platform != "linux", reason="looks at what is open by /proc")
def test_on_the_disk_nothing_stands_in_clear_and_nothing_stays(met: MetInFile) -> None:
    keep_all(met)
    (there,) = temporary_files()
    assert not Path(os.readlink(there)).exists()
    held = there.read_bytes()
    assert len(held) > 16 * 1024
    for needle in (b"SQLite", b"Zephyrine", b"Quill", b"555", b"people", SENT[7][8:]):
        assert needle not in held
    met.forget()
    assert temporary_files() == []


def temporary_files() -> list[Path]:
    """What this process has open of SQLite's temporary files."""
    opened = []
    for handle in Path("/proc/self/fd").iterdir():
        try:
            named = os.readlink(handle)
        except OSError:  # it was there to list the folder
            continue
        if "etilqs_" in named:
            opened.append(handle)
    return opened


def test_where_there_is_no_room_a_sentence_says_so(
    met: MetInFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    least = ("PRAGMA met.max_page_count = 8", *met_people._TABLES)
    monkeypatch.setattr(met_people, "_TABLES", least)
    with pytest.raises(DiskFull):
        keep_all(met)


def test_a_disk_that_fails_is_not_said_to_be_full(met: MetInFile) -> None:
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * 1024, most[1]))
    try:
        with pytest.raises(TemporaryFolderUnusable):
            keep_all(met)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
