"""The turn to import on a real desk: who comes second is told, and has it next."""

from pathlib import Path

import pytest

from callback_desk.domain.import_errors import ImportGoingOn
from callback_desk.storage.import_turn import import_turn
from tests.desks import copy_desk


def test_two_never_have_it_at_once(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    with (
        import_turn(path),
        pytest.raises(ImportGoingOn),
        import_turn(path, waits=False),
    ):
        raise AssertionError("both have it")
    with import_turn(path, waits=False):
        pass
