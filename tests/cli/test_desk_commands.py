"""`init` and `check`: a desk is made once, and proven sound or not."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from callback_desk.storage.engine import open_engine
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.sign_in_guard import guard_path
from tests.cli.command_line import SAMPLES, CommandLine
from tests.desks import CALENDAR, MANAGER, PASSWORD

NOBODY = 65534


def new_desk(desk: CommandLine, name: str = "new/desk.db") -> list[str]:
    return [
        *("--db", str(desk.folder / name), "--staff", "Ann Porter"),
        *("--password-file", str(desk.password_file)),
    ]


def test_a_new_desk_is_private_and_prints_its_recovery_key_once(
    desk: CommandLine,
) -> None:
    made = desk.bare(*new_desk(desk), "init", "--json")
    assert made.code == 0
    path = Path(made.document["db"])
    key = KeyFile.read(keys_path(path)).unwrap_by_recovery(
        made.document["recovery_key"].lower()
    )
    engine = open_engine(path, key)
    engine.connect().close()
    engine.dispose()
    assert made.document.keys() == {"db", "recovery_key"}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in (path, keys_path(path)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.parent.iterdir()) == [path, keys_path(path)]
    staff = desk.bare(*new_desk(desk), "staff", "list", "--json").document
    assert staff == [{"name": "Ann Porter", "role": "office_manager", "active": True}]


def test_a_desk_is_never_made_over_another(desk: CommandLine) -> None:
    before = desk.db.read_bytes()
    ran = desk("init", "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "desk_exists"
    assert desk.db.read_bytes() == before


def test_the_usual_desk_keeps_the_six_holidays(desk: CommandLine) -> None:
    before = new_desk(desk)
    assert desk.bare(*before, "--now", "2026-11-16", "init").code == 0
    ran = desk.bare(*before, "due", "2026-11-10T10:00", "2026-11-25T10:00", "--json")
    assert [d["due_local"][:16] for d in ran.document] == [
        "2026-11-11T17:00",  # Veterans Day is open until somebody decides
        "2026-11-27T17:00",  # Thanksgiving is closed
    ]


def test_a_desk_that_would_never_be_open_is_not_made(desk: CommandLine) -> None:
    days = (date(2026, 11, 1) + timedelta(days=ahead) for ahead in range(4 * 366))
    closures = "".join(f"[[closures]]\ndate = {day}\n" for day in days)
    hours = 'timezone = "UTC"\n[hours]\nmon = ["09:00-17:00"]\n'
    calendar = desk.csv("closed.toml", hours + closures)
    options = (*new_desk(desk), "--now", "2026-11-16")
    ran = desk.bare(*options, "init", "--calendar", calendar, "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "no_business_day"
    assert not list(desk.folder.glob("new/*.db"))


def test_a_calendar_file_is_taken(desk: CommandLine) -> None:
    calendar = desk.csv("calendar.toml", CALENDAR)
    before = new_desk(desk)
    assert desk.bare(*before, "init", "--calendar", calendar).code == 0
    ran = desk.bare(*before, "due", "2026-11-25T14:00", "--json")
    assert ran.document[0]["due_at"] == "2026-11-30T22:00:00Z"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('timezone = "Mars/Base"', "calendar_unreadable"),
        (CALENDAR.replace("Columbus", "Nonsense"), "calendar_unreadable"),
        (CALENDAR.replace('"US"', '"ZZ"'), "calendar_unreadable"),
        ("timezone = ", "calendar_unreadable"),
    ],
)
def test_a_bad_calendar_makes_no_desk(
    desk: CommandLine, content: str, code: str
) -> None:
    calendar = desk.csv("calendar.toml", content)
    ran = desk.bare(*new_desk(desk), "init", "--calendar", calendar, "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == code
    assert not (desk.folder / "new").exists()


def test_a_short_password_makes_no_desk(desk: CommandLine) -> None:
    desk.password_file.write_text("1234567\n", "utf-8")
    ran = desk.bare(*new_desk(desk), "init", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "password_unusable")
    assert not (desk.folder / "new").exists()


def test_the_first_member_must_be_the_manager(desk: CommandLine) -> None:
    ran = desk.bare(*new_desk(desk), "init", "--staff-role", "receptionist")
    assert ran.code == 2
    assert not (desk.folder / "new").exists()


@pytest.mark.parametrize(
    ("staff", "password"),
    [(MANAGER, "wrong wrong wrong"), ("Nobody", PASSWORD), ("Nobody", "wrong wrong")],
)
def test_wrong_password_and_unknown_name_answer_alike(
    desk: CommandLine, staff: str, password: str
) -> None:
    desk.staff = staff
    desk.password_file.write_text(password, "utf-8")
    before = {p: p.read_bytes() for p in desk.folder.iterdir() if p.is_file()}
    ran = desk("queue", "--json")
    assert ran.code == 3
    assert ran.document == {
        "error": {
            "code": "wrong_password",
            "sentence": "That name and password do not open this desk.",
            "what_to_do": "Check both and try again; an office manager can help.",
        }
    }
    after = {p: p.read_bytes() for p in desk.folder.iterdir() if p.is_file()}
    # That it was wrong is counted, beside the desk.
    assert after.pop(guard_path(desk.db))
    # The empty file by whose lock others know that somebody has the desk open.
    assert after.pop(desk.db.with_name("desk.db-open")) == b""
    logged = after.pop(desk.db.with_name("desk.db-log")).decode()
    assert logged.endswith(" warning told: wrong_password\n")
    assert len(logged.splitlines()) == 1
    assert after == before


def test_nobody_named_and_no_desk_are_told(desk: CommandLine) -> None:
    bare = ["--password-file", str(desk.password_file)]
    ran = desk.bare("--db", desk.db, *bare, "queue", "--json")
    assert ran.document["error"]["code"] == "staff_not_named"
    ran = desk.bare("--db", desk.folder / "none.db", "--staff", "A", *bare, "queue")
    assert ran.code == 3
    assert "There is no desk at" in ran.err


def test_a_sound_desk_checks_out(monday: CommandLine) -> None:
    monday.json("record", 1, "left_voicemail")
    document = monday.json("check")
    assert document["ok"] is True
    assert document["problems"] == []
    assert document["first_bad"] is None
    assert document["rows"] > 20


def test_a_damaged_file_fails_the_check(monday: CommandLine) -> None:
    damaged = bytearray(monday.db.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    monday.db.write_bytes(damaged)
    ran = monday("check", "--json")
    assert ran.code == 3
    assert ran.document["ok"] is False
    assert ran.document["problems"]
    assert "Traceback" not in ran.err


def test_a_newer_schema_is_refused_and_left_untouched(monday: CommandLine) -> None:
    key = KeyFile.read(keys_path(monday.db)).unwrap(MANAGER, PASSWORD)
    engine = open_engine(monday.db, key)
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    engine.dispose()
    before = monday.db.read_bytes()
    ran = monday("import", SAMPLES / "name-and-phone.csv", "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "schema_newer"
    assert monday.db.read_bytes() == before


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write everywhere, so while this lasts we are nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder(desk: CommandLine) -> Iterator[Path]:
    """A folder with a desk that everybody may read and nobody may write."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (desk.db, keys_path(desk.db), desk.password_file):
            copy = Path(shutil.copy(file, folder))
            copy.chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_desk_gets_a_sentence(
    desk: CommandLine, shared_folder: Path
) -> None:
    desk("queue")  # loads every library while they may still be read
    before = [
        *("--db", shared_folder / desk.db.name, "--staff", MANAGER),
        *("--password-file", shared_folder / "password"),
    ]
    with ordinary_user():
        ran = desk.bare(*before, "record", 1, "busy", "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "database_read_only"
    assert len(list(shared_folder.iterdir())) == 3


def test_no_desk_is_made_in_a_read_only_folder(
    desk: CommandLine, shared_folder: Path
) -> None:
    desk.bare(*new_desk(desk), "init")
    before = [
        *("--db", shared_folder / "new.db", "--staff", "Ann"),
        *("--password-file", shared_folder / "password"),
    ]
    with ordinary_user():
        ran = desk.bare(*before, "init", "--json")
    assert ran.code == 3
    assert ran.document["error"]["code"] == "folder_not_writable"
    assert len(list(shared_folder.iterdir())) == 3
