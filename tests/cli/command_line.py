"""Runs commands in this process against a desk of a test's own."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from callback_desk.cli.main import run
from tests.desks import MANAGER, PASSWORD, copy_desk

SAMPLES = Path(__file__).parents[1] / "samples"
# Monday 16 November 2026, 1:00 PM, on the clocks of the test clinic.
MONDAY_1_PM = "2026-11-16T13:00"


@dataclass
class Ran:
    """What a command did: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - JSON is of any shape
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """A desk of its own, and the options that stand before every command."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    staff: str = MANAGER
    now: str = MONDAY_1_PM
    extra: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Lay a desk and its password file into the folder."""
        self.password_file = self.folder / "password"
        self.password_file.write_text(PASSWORD + "\n", "utf-8")
        self.db = copy_desk(self.folder)

    def __call__(self, *arguments: object, now: str | None = None) -> Ran:
        """Run a command."""
        before = [
            *("--db", self.db, "--staff", self.staff),
            *("--password-file", self.password_file, "--now", now or self.now),
        ]
        return self.bare(*before, *arguments)

    def bare(self, *arguments: object) -> Ran:
        """Run with no options before the command but these."""
        self.capture.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = self.capture.readouterr()
        return Ran(code, out, err)

    def json(self, *arguments: object, now: str | None = None) -> Any:  # noqa: ANN401
        """The document of a command that must succeed."""
        ran = self(*arguments, "--json", now=now)
        assert ran.code in (0, 1), ran.err
        return ran.document

    def csv(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """A file beside the desk."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path
