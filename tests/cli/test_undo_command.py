"""`undo-import`: takes a batch back; exit 1 when somebody has worked on some of it."""

import os
import signal
from collections.abc import Iterator

import pytest

from callback_desk.domain.ports import Work
from callback_desk.services import taking_back
from callback_desk.services.taking_back import TakingBack
from tests.cli.command_line import SAMPLES, CommandLine

FIVE = 5
FILE = SAMPLES / "gravity-forms.csv"


def test_a_batch_is_taken_back_and_the_file_is_new_again(desk: CommandLine) -> None:
    (first,) = desk("import", FILE, "--json").document["files"]
    ran = desk("undo-import", first["batch"], "--json")
    assert (ran.code, ran.document) == (0, {"removed": 5, "kept": []})
    assert desk("queue", "--json").document["leads"] == []
    (again,) = desk("import", FILE, "--json").document["files"]
    assert again["counts"] == first["counts"]
    assert desk("check", "--json").document["ok"]


def test_leads_that_stay_are_named_and_somebody_should_look(desk: CommandLine) -> None:
    desk("import", FILE)
    desk("record", 3, "busy")
    ran = desk("undo-import", 1, "--json")
    assert (ran.code, ran.document) == (1, {"removed": 4, "kept": [3]})


def test_people_are_told_in_words(desk: CommandLine) -> None:
    desk("import", FILE)
    desk("record", 3, "busy")
    said = "4 leads are gone. Lead 3 stays: somebody has worked on it or has it open.\n"
    assert desk("undo-import", 1).out == said


def test_a_batch_that_is_none_is_an_error(desk: CommandLine) -> None:
    ran = desk("undo-import", 7, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "unknown_batch")


@pytest.fixture
def heard_keys() -> Iterator[None]:
    """Ctrl+C as at a terminal: whoever starts tests behind a shell is deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_keys")
def test_ctrl_c_leaves_what_is_left_and_again_it_goes(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_back, "AT_ONCE", 2)
    desk("import", FILE)
    before, stays = signal.getsignal(signal.SIGINT), TakingBack.take_some

    def pressed(taking: TakingBack, work: Work) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return stays(taking, work)

    with monkeypatch.context() as patch:
        patch.setattr(TakingBack, "take_some", pressed)
        # Before anything is gone.
        ran = desk("undo-import", 1)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("Stopped: the import stays as it was.")
    assert signal.getsignal(signal.SIGINT) == before
    assert len(desk("queue", "--json").document["leads"]) == FIVE

    def pressed_later(taking: TakingBack, work: Work) -> bool:
        if taking.passed:
            os.kill(os.getpid(), signal.SIGINT)
        return stays(taking, work)

    with monkeypatch.context() as patch:
        patch.setattr(TakingBack, "take_some", pressed_later)
        ran = desk("undo-import", 1, "--json")
    assert ran.code == 3
    assert ran.document["error"]["sentence"] == (
        "Stopped: 4 of 5 leads were taken back; the others stay."
    )
    assert desk("check", "--json").document["ok"]
    assert desk("undo-import", 1, "--json").document == {"removed": 1, "kept": []}


@pytest.mark.usefixtures("heard_keys")
def test_who_started_it_deaf_to_ctrl_c_has_it_go_on(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `nohup` does, and a shell for what it starts behind."""
    desk("import", FILE)
    take_some = TakingBack.take_some

    def pressed(taking: TakingBack, work: Work) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return take_some(taking, work)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(TakingBack, "take_some", pressed)
    ran = desk("undo-import", 1)
    assert (ran.code, ran.out) == (0, "5 leads are gone.\n")
