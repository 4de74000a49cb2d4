"""Sign-in codes on a real desk: asked for at each sign-in, and never twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk import bootstrap
from callback_desk.domain.code_errors import CodeNotProven, CodeWanted, CodeWrong
from callback_desk.domain.errors import NotAllowed, WrongPassword
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import STEP_SECONDS, code_at
from callback_desk.domain.staff import Role, Staff
from callback_desk.domain.staff_errors import (
    CurrentPasswordWrong,
    SignInDelayed,
    UnknownStaff,
)
from callback_desk.restoring import Unlocking, restore_desk
from callback_desk.services.backups import back_up
from callback_desk.services.sign_in_codes import (
    Enrolment,
    begin_enrolment,
    show_codes,
    spare_codes_of_staff,
    turn_off,
    turn_on,
)
from callback_desk.services.staff_access import add_staff, remove_staff
from tests.desks import (
    CHEAP,
    MANAGER,
    MONDAY,
    PASSWORD,
    DeskClock,
    copy_desk,
    opened,
    template,
)
from tests.storage.stored_desk import rows_of

ANN = "Ann Porter"


class Telephone:
    """An authenticator app, and the computer's clock beside it."""

    def __init__(self) -> None:
        self.now = MONDAY
        self.enrolment: Enrolment | None = None

    def code(self) -> str:
        """What it shows now."""
        assert self.enrolment is not None
        return code_at(self.enrolment.secret, to_epoch(self.now) // STEP_SECONDS)

    def wait(self) -> None:
        """Until it shows another."""
        self.now += timedelta(seconds=STEP_SECONDS)


@pytest.fixture
def telephone(monkeypatch: pytest.MonkeyPatch) -> Telephone:
    telephone = Telephone()
    monkeypatch.setattr(bootstrap, "real_time", lambda: telephone.now)
    return telephone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_desk(tmp_path)


def enrolled(path: Path, telephone: Telephone) -> tuple[str, ...]:
    """The spare codes of a manager who turned codes on."""
    with opened(path) as desk:
        telephone.enrolment = begin_enrolment(desk)
        return turn_on(
            desk,
            telephone.enrolment,
            PASSWORD,
            telephone.code(),
            lambda: telephone.now,
        )


def sign_in(path: Path, code: str | None = None, name: str = MANAGER) -> str:
    with bootstrap.open_desk(path, name, PASSWORD, DeskClock(), CHEAP, code) as desk:
        return desk.staff.name


def test_whoever_wants_none_is_asked_for_none(path: Path) -> None:
    assert sign_in(path) == MANAGER
    with opened(path) as desk:
        assert not show_codes(desk).is_on


def test_the_password_alone_opens_no_more(path: Path, telephone: Telephone) -> None:
    enrolled(path, telephone)
    with pytest.raises(CodeWanted):
        sign_in(path)
    # What proved the secret is used.
    with pytest.raises(CodeWrong):
        sign_in(path, telephone.code())
    telephone.wait()
    assert sign_in(path, telephone.code()) == MANAGER
    with pytest.raises(CodeWrong):
        sign_in(path, telephone.code())
    telephone.wait()
    assert sign_in(path, telephone.code()) == MANAGER


def test_wrong_codes_are_counted_like_wrong_passwords(
    path: Path, telephone: Telephone
) -> None:
    enrolled(path, telephone)
    telephone.wait()
    for _ in range(5):
        with pytest.raises(CodeWrong):
            sign_in(path, "000000")
    with pytest.raises(SignInDelayed):
        sign_in(path, telephone.code())
    telephone.now += timedelta(minutes=1)
    assert sign_in(path, telephone.code()) == MANAGER
    acts = rows_of(path, "SELECT action, subject_id FROM audit")
    assert ("sign_ins_failed", 5) in acts


def test_a_spare_code_opens_it_once(path: Path, telephone: Telephone) -> None:
    spare = enrolled(path, telephone)
    assert len(set(spare)) == 8
    assert sign_in(path, spare[3].lower().replace("-", " ")) == MANAGER
    with pytest.raises(CodeWrong):
        sign_in(path, spare[3])
    assert sign_in(path, spare[4]) == MANAGER
    acts = rows_of(path, "SELECT action, subject_id FROM audit")
    assert acts[-2:] == [("spare_code_used", 6), ("sign_ins_failed", 1)]
    kept = path.read_bytes()
    assert not any(code.encode() in kept for code in spare)


def test_it_is_turned_on_by_password_and_a_right_code_alone(
    path: Path, telephone: Telephone
) -> None:
    with opened(path) as desk:
        telephone.enrolment = begin_enrolment(desk)
        clock = lambda: telephone.now  # noqa: E731 - the computer's clock
        with pytest.raises(CurrentPasswordWrong):
            turn_on(desk, telephone.enrolment, "a guess", telephone.code(), clock)
        with pytest.raises(CodeNotProven):
            turn_on(desk, telephone.enrolment, PASSWORD, "000000", clock)
        assert not show_codes(desk).is_on
        turn_on(desk, telephone.enrolment, PASSWORD, telephone.code(), clock)
        assert (show_codes(desk).is_on, show_codes(desk).spare_left) == (True, 8)
        with pytest.raises(CurrentPasswordWrong):
            turn_off(desk, "a guess")
        turn_off(desk, PASSWORD)
        assert (show_codes(desk).is_on, show_codes(desk).spare_left) == (False, 0)
    assert sign_in(path) == MANAGER
    acts = [act for (act,) in rows_of(path, "SELECT action FROM audit")]
    assert acts[-2:] == ["codes_turned_on", "codes_turned_off"]
    assert telephone.enrolment.spelt not in repr(telephone.enrolment)


def test_nobody_else_is_asked(path: Path, telephone: Telephone) -> None:
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    enrolled(path, telephone)
    assert sign_in(path, name=ANN) == ANN


def test_who_left_and_comes_back_is_asked_for_none(
    path: Path, telephone: Telephone
) -> None:
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    with opened(path, name=ANN) as hers:
        enrolment = begin_enrolment(hers)
        telephone.enrolment = enrolment
        turn_on(hers, enrolment, PASSWORD, telephone.code(), lambda: telephone.now)
    with pytest.raises(CodeWanted):
        sign_in(path, name=ANN)
    with opened(path) as desk:
        remove_staff(desk, ANN)
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    assert sign_in(path, name=ANN) == ANN


@pytest.mark.parametrize("by_recovery", [True, False])
def test_a_restored_desk_asks_unless_the_recovery_key_brought_it_back(
    path: Path, tmp_path: Path, telephone: Telephone, by_recovery: bool
) -> None:
    enrolled(path, telephone)
    telephone.wait()
    with bootstrap.open_desk(
        path, MANAGER, PASSWORD, DeskClock(), CHEAP, telephone.code()
    ) as desk:
        back_up(desk, tmp_path / "one.cdbackup")
    to = tmp_path / "b" / "desk.db"
    unlocking = Unlocking(MANAGER, PASSWORD, template()[1] if by_recovery else None)
    file = tmp_path / "one.cdbackup"
    restore_desk(file, to, unlocking, lambda: MONDAY, lambda: MONDAY, CHEAP)
    if by_recovery:
        assert sign_in(to) == MANAGER
    else:
        with pytest.raises(CodeWanted):
            sign_in(to)


# A lost telephone


def asked_for_codes(path: Path, telephone: Telephone) -> Staff:
    """A receptionist who turned codes on, as the list has her."""
    with opened(path) as desk:
        ann = add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
    with opened(path, name=ANN) as hers:
        telephone.enrolment = begin_enrolment(hers)
        typed = PASSWORD, telephone.code()
        turn_on(hers, telephone.enrolment, *typed, lambda: telephone.now)
    telephone.wait()
    return ann


def test_an_office_manager_turns_somebody_elses_off(
    path: Path, telephone: Telephone
) -> None:
    ann = asked_for_codes(path, telephone)
    with opened(path) as desk:
        assert spare_codes_of_staff(desk) == {ann.staff_id: 8}
        with pytest.raises(CurrentPasswordWrong):
            turn_off(desk, "a guess", ann)
        turn_off(desk, PASSWORD, ann)
        assert spare_codes_of_staff(desk) == {}
    assert sign_in(path, name=ANN) == ANN
    told = rows_of(path, "SELECT action, staff_id, subject_id FROM audit")
    assert ("codes_turned_off", 1, ann.staff_id) in told


def test_an_office_manager_sets_up_somebodys_new_telephone(
    path: Path, telephone: Telephone
) -> None:
    ann = asked_for_codes(path, telephone)
    lost = telephone.code()
    with opened(path) as desk:
        telephone.enrolment = begin_enrolment(desk, ann)
        assert "Ann%20Porter" in telephone.enrolment.link
        typed = PASSWORD, telephone.code()
        spare = turn_on(desk, telephone.enrolment, *typed, lambda: telephone.now, ann)
        assert not show_codes(desk).is_on
    telephone.wait()
    with pytest.raises(CodeWrong):
        sign_in(path, lost, ANN)
    assert sign_in(path, telephone.code(), ANN) == ANN
    assert sign_in(path, spare[0], ANN) == ANN


def test_nobody_else_may(path: Path, telephone: Telephone) -> None:
    ann = asked_for_codes(path, telephone)
    with opened(path) as desk:
        kim = desk.staff
        eve = add_staff(desk, "Eve Park", Role.CLINICIAN, PASSWORD)
    with opened(path, name=eve.name) as hers:
        for whose in (ann, kim):
            with pytest.raises(NotAllowed):
                turn_off(hers, PASSWORD, whose)
        telephone.enrolment = begin_enrolment(hers, ann)
        typed = PASSWORD, telephone.code()
        with pytest.raises(NotAllowed):
            turn_on(hers, telephone.enrolment, *typed, lambda: telephone.now, ann)
    with opened(path) as desk:
        remove_staff(desk, ANN)
        with pytest.raises(UnknownStaff):
            turn_off(desk, PASSWORD, ann)


def test_the_recovery_key_stands_in_for_the_only_managers_telephone(
    path: Path, telephone: Telephone
) -> None:
    enrolled(path, telephone)
    recovery_key = template()[1]
    with pytest.raises(CodeWrong):
        sign_in(path, "ABCD-" * 7 + "ABCD")
    with pytest.raises(WrongPassword):
        bootstrap.open_desk(
            *(path, MANAGER, "a guess", DeskClock(), CHEAP, recovery_key)
        ).__enter__()
    assert sign_in(path, recovery_key.lower().replace("-", " ")) == MANAGER
    # No code is asked from then on, and the audit says by what.
    assert sign_in(path) == MANAGER
    told = rows_of(path, "SELECT action, subject_id FROM audit")
    assert told[-2:] == [("codes_dropped_by_recovery_key", 1), ("sign_ins_failed", 2)]
