"""One code typed at two windows at the same instant: one of them is let in."""

import multiprocessing
import sys
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from callback_desk import bootstrap
from callback_desk.domain.code_errors import CodeWrong
from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import (
    STEP_SECONDS,
    SecondFactor,
    code_at,
    step_of,
)
from callback_desk.services import sign_in_codes
from callback_desk.services.sign_in_codes import begin_enrolment, turn_on
from callback_desk.storage.second_factor_store import SecondFactorStore
from tests.desks import CHEAP, MANAGER, MONDAY, PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import rows_of

PATIENCE = 60
LATER = MONDAY + timedelta(seconds=STEP_SECONDS)


def enrolled(path: Path) -> str:
    """Who is asked for codes, and the code of half a minute later."""
    with opened(path) as desk:
        enrolment = begin_enrolment(desk)
        first = code_at(enrolment.secret, to_epoch(MONDAY) // STEP_SECONDS)
        turn_on(desk, enrolment, PASSWORD, first, lambda: MONDAY)
    return code_at(enrolment.secret, to_epoch(LATER) // STEP_SECONDS)


def sign_in(path: Path, code: str) -> str:
    with bootstrap.open_desk(path, MANAGER, PASSWORD, DeskClock(), CHEAP, code) as desk:
        return desk.staff.name


def _at_one_window(path: Path, code: str, told: Connection) -> None:
    try:
        told.send(sign_in(path, code))
    except CodeWrong:
        told.send("refused")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_code_lets_one_of_two_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    code = enrolled(path)
    monkeypatch.setattr(bootstrap, "real_time", lambda: LATER)
    fork = multiprocessing.get_context("fork")
    both = fork.Barrier(2)

    def look_together(code: str, factor: SecondFactor, now: datetime) -> int | None:
        """Look at the code; before either uses it, the other one looks as well."""
        step = step_of(code, factor, now)
        both.wait(PATIENCE)
        return step

    monkeypatch.setattr(sign_in_codes, "step_of", look_together)
    windows = []
    for _ in range(2):
        heard, told = fork.Pipe(duplex=False)
        window = fork.Process(target=_at_one_window, args=(path, code, told))
        window.start()
        windows.append((window, heard))
    came = []
    for window, heard in windows:
        assert heard.poll(PATIENCE)
        came.append(heard.recv())
        window.join(PATIENCE)
    assert sorted(came) == [MANAGER, "refused"]
    used = rows_of(path, "SELECT last_step FROM second_factors")
    assert used == [(to_epoch(LATER) // STEP_SECONDS,)]


def test_a_desk_that_cannot_note_the_code_for_now_lets_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_desk(tmp_path)
    code = enrolled(path)
    monkeypatch.setattr(bootstrap, "real_time", lambda: LATER)

    def locked(store: SecondFactorStore, staff_id: int, step: int) -> bool:
        raise DatabaseLocked()

    with monkeypatch.context() as patch:
        patch.setattr(SecondFactorStore, "use", locked)
        with pytest.raises(DatabaseLocked):
            sign_in(path, code)
    assert sign_in(path, code) == MANAGER
