"""The contract's exit codes, also where Python would end with codes of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from callback_desk import __version__, app
from callback_desk.cli import lead_commands, main
from tests.cli.command_line import CommandLine

ROOT = Path(__file__).parents[2]


def test_a_bug_ends_with_4_one_document_and_no_traceback(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Maria Alvarez")

    monkeypatch.setattr(lead_commands, "show_queue", broken)
    ran = desk("queue", "--json")
    assert ran.code == main.Exit.BUG
    assert ran.document["error"]["code"] == "bug"
    assert "lead_commands.py" in ran.err
    assert "Traceback" not in ran.err
    assert "Alvarez" not in ran.err


def test_wrong_use_ends_with_2(desk: CommandLine) -> None:
    assert desk.bare("--nonsense").code == 2
    assert desk("queue", "--nonsense").code == 2


def test_the_window_takes_no_other_time_than_the_computers(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(app, "run_window", opened.append)
    ran = desk.bare("--db", desk.db, "--now", "2026-11-16T13:00")
    assert ran.code == 2
    assert "the window shows the real time" in " ".join(ran.err.split())
    assert opened == []


def test_the_demo_shows_the_time_that_is_named_in_its_clinics_zone(
    desk: CommandLine,
) -> None:
    ran = desk.bare("--now", "2026-07-15T13:40", "demo", "--no-window")
    assert ran.code == 0, ran.err
    assert "Wed 15 Jul" in ran.out


def test_help_and_version_end_with_0(desk: CommandLine) -> None:
    assert __version__ in desk.bare("--version").out
    told = desk.bare("--help")
    assert told.code == 0
    for command in ("init", "import", "queue", "lead", "record", "correct", "due"):
        assert command in told.out


def test_the_program_runs_as_a_module_whatever_the_console_speaks() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "callback_desk", "due", "2026-11-16"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
    )
    assert ran.returncode == 3
    assert b"does not know who is asking" in ran.stderr


def run_outside(
    desk: CommandLine,
    tmp_path: Path,
    *arguments: str,
    **streams: Any,  # noqa: ANN401 - what subprocess takes
) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, on a desk with somebody called Zoë."""
    leads = tmp_path / "leads.csv"
    leads.write_text("Name,Phone\nZoë Müller,646-555-0188\n", "utf-8")
    assert desk("import", str(leads)).code == main.Exit.DONE
    ran: subprocess.CompletedProcess[bytes] = subprocess.run(
        [
            *(sys.executable, "-m", "callback_desk", "--db", str(desk.db)),
            *("--staff", desk.staff, "--password-file", str(desk.password_file)),
            *arguments,
        ],
        cwd=ROOT,
        check=False,
        **streams,
    )
    return ran


def test_what_a_console_cannot_show_is_spelt_out(
    desk: CommandLine, tmp_path: Path
) -> None:
    narrow = os.environ | {"PYTHONIOENCODING": "ascii"}
    ran = run_outside(desk, tmp_path, "queue", capture_output=True, env=narrow)
    assert ran.returncode == main.Exit.DONE, ran.stderr
    assert b"Zo\\xeb M\\xfcller" in ran.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("arguments", [("queue",), ("queue", "--json")])
def test_an_answer_that_cannot_be_written_is_one_sentence(
    desk: CommandLine, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with open("/dev/full", "wb") as full:
        ran = run_outside(
            desk, tmp_path, *arguments, stdout=full, stderr=subprocess.PIPE
        )
    assert ran.returncode == main.Exit.DESK_ERROR
    assert ran.stderr.decode().splitlines() == [
        "The answer could not be written: No space left on device. The command itself "
        "may be done: look before you run it again."
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="there is a screen always")
@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_without_a_screen_one_sentence_says_so(arguments: tuple[str, ...]) -> None:
    said_by = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: said for name, said in os.environ.items() if name not in said_by}
    ran = subprocess.run(
        [sys.executable, "-m", "callback_desk", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=bare,
        text=True,
    )
    assert ran.returncode == main.Exit.DESK_ERROR
    assert ran.stderr.splitlines() == [
        "There is no screen here to open a window on. Start it from the desktop, or "
        "use the commands: `callback-desk --help`."
    ]
