"""A command line on a desk of its own for each test."""

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A desk of its own, with commands to run on it."""
    return CommandLine(tmp_path, capsys)


@pytest.fixture
def monday(desk: CommandLine) -> CommandLine:
    """A desk that took in the Gravity Forms sample on Monday at 1 PM."""
    from tests.cli.command_line import SAMPLES

    assert desk("import", SAMPLES / "gravity-forms.csv").code == 0
    return desk
