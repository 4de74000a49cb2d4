"""What leaves the desk stands in the audit before it is anywhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.domain.outgoing_errors import (
    ExportNotWritten,
    NoColumnTicked,
    UnknownColumn,
)
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.hand_out import (
    HandedOut,
    hand_out,
    note_going_to_printer,
    ticked_only,
)
from callback_desk.services.staff_access import add_staff
from tests.desks import PASSWORD, copy_desk, opened
from tests.storage.stored_desk import rows_of

WHAT = HandedOut("missed_exported", "rows", 3)


class Steps:
    """A delivery that notes how far the audit has come at each step."""

    def __init__(self, path: Path, fails_at: str = "") -> None:
        self._path, self._fails_at = path, fails_at
        self.seen: list[tuple[str, list[str]]] = []

    def _step(self, name: str) -> None:
        self.seen.append((name, acts(self._path)))
        if name == self._fails_at:
            raise ExportNotWritten(file="a.csv", reason="the disk is full")

    def prepare(self) -> None:
        """Note it."""
        self._step("prepare")

    def finish(self) -> None:
        """Note it."""
        self._step("finish")

    def abandon(self) -> None:
        """Note it."""
        self._step("abandon")


def acts(path: Path) -> list[str]:
    """The acts of hand-outs in the audit, in order."""
    told = rows_of(
        path, "SELECT action FROM audit WHERE subject = 'rows' ORDER BY audit_id"
    )
    return [row[0] for row in told]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_desk(tmp_path)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with opened(path) as at_desk:
        yield at_desk


def test_it_is_made_then_noted_then_finished(desk: Desk, path: Path) -> None:
    steps = Steps(path)
    hand_out(desk, WHAT, steps)
    assert steps.seen == [
        ("prepare", []),
        ("finish", ["missed_exported"]),
        ("abandon", ["missed_exported"]),
    ]


def test_what_cannot_be_made_is_not_noted(desk: Desk, path: Path) -> None:
    steps = Steps(path, "prepare")
    with pytest.raises(ExportNotWritten):
        hand_out(desk, WHAT, steps)
    assert [name for name, _ in steps.seen] == ["prepare", "abandon"]
    assert acts(path) == []


def test_what_did_not_get_its_place_is_noted_as_failed(desk: Desk, path: Path) -> None:
    steps = Steps(path, "finish")
    with pytest.raises(ExportNotWritten):
        hand_out(desk, WHAT, steps)
    assert acts(path) == ["missed_exported", "missed_exported_failed"]


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_only_office_managers_may(path: Path, role: Role) -> None:
    with opened(path) as at_desk:
        add_staff(at_desk, "Ann Porter", role, PASSWORD)
    with opened(path, name="Ann Porter") as at_desk:
        steps = Steps(path)
        with pytest.raises(NotAllowed, match="may not export or print"):
            hand_out(at_desk, WHAT, steps)
        assert steps.seen == []
        with pytest.raises(NotAllowed, match="may not export or print"):
            note_going_to_printer(at_desk, WHAT)
    assert acts(path) == []


COLUMNS = (
    OutgoingColumn("a", "A"),
    OutgoingColumn("b", "B", usual=False),
    OutgoingColumn("c", "C"),
)
TABLE = OutgoingTable("T", COLUMNS, (("1", "2", "3"),))


@pytest.mark.parametrize(
    ("ticked", "row"),
    [(None, ("1", "3")), (["b"], ("2",)), (["c", "a"], ("1", "3"))],
)
def test_the_ticked_columns_alone_leave(
    ticked: list[str] | None, row: tuple[str, ...]
) -> None:
    assert ticked_only(TABLE, ticked).rows == (row,)


def test_no_column_or_an_unknown_one_is_told() -> None:
    with pytest.raises(NoColumnTicked):
        ticked_only(TABLE, [])
    with pytest.raises(UnknownColumn, match="'d'"):
        ticked_only(TABLE, ["a", "d"])
