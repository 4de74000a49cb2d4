"""A fault that violates something is counted, told, and ends the command with 1."""

import random

import pytest

from tests.faults import __main__ as command
from tests.faults.tally import Tally, must


def broken(points: int, dice: random.Random) -> list[Tally]:
    tally = Tally("a fault")
    for number in range(points):
        with tally.point(f"point {number}"):
            must(number != 1, "a lead is lost")
            tally.count("whole")
    return [tally]


def test_a_violation_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(command.FAULTS, "places", (broken, 500))
    assert not command.try_all(["places"], 3, 7)
    told = capsys.readouterr().out
    assert "3 points    1 violations  2 whole" in told
    assert "point 1: a lead is lost" in told
    assert "--seed 7" in told
    assert "3 points tried, 1 violations, 0 faults not run" in told


def test_what_breaks_otherwise_is_a_violation_and_ends_no_sweep() -> None:
    tally = Tally("a fault")
    for _ in range(2):
        with tally.point("here"):
            raise RuntimeError("the child failed by itself")
    assert tally.violations[1:] == [
        "here: it broke with RuntimeError: the child failed by itself"
    ]


def test_what_could_not_be_tried_holds_nothing() -> None:
    tally = Tally("a fault", not_run="this machine forbids tracing")
    assert not tally.holds
    assert "not run: this machine forbids tracing" in tally.line()
