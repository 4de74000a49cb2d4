"""Staff as stored: who came, who left, who opens the desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from callback_desk import bootstrap
from callback_desk.domain.errors import DiskFull, WrongPassword
from callback_desk.domain.staff import Role, Staff, Tenure
from callback_desk.services.staff_access import (
    add_staff,
    change_password,
    list_tenures,
    remove_staff,
)
from callback_desk.storage.unit_of_work import SqlWork
from tests.desks import (
    CHEAP,
    MANAGER,
    MONDAY,
    PASSWORD,
    DeskClock,
    copy_desk,
    opened,
)
from tests.storage.stored_desk import rows_of, tamper

ANA, WEEK = "Ana Ruiz", timedelta(days=7)


def test_staff_come_back_in_the_order_they_came(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, desk.open_work() as work:
        added = work.staff.add("Zoë Ångström", Role.CLINICIAN, MONDAY)
        work.staff.add("Ana Ruiz", Role.RECEPTIONIST, MONDAY)
        assert added == Staff(2, "Zoë Ångström", Role.CLINICIAN)
        assert work.staff.all() == [
            Staff(1, MANAGER, Role.OFFICE_MANAGER),
            added,
            Staff(3, "Ana Ruiz", Role.RECEPTIONIST),
        ]
        assert work.staff.named(" ZOË  ångström") == added
        assert work.staff.named("Zoe Angstrom") is None


def test_one_name_is_one_member(tmp_path: Path) -> None:
    with (
        opened(copy_desk(tmp_path)) as desk,
        desk.open_work() as work,
        pytest.raises(DBAPIError),
    ):
        work.staff.add(MANAGER.upper(), Role.CLINICIAN, MONDAY)


def test_those_who_left_stay_known_but_do_not_get_in(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    tamper(path, "UPDATE staff SET active = 0")
    with pytest.raises(WrongPassword), opened(path):
        pytest.fail("they got in")
    assert rows_of(path, "SELECT name FROM staff") == [(MANAGER,)]


def with_ana(folder: Path) -> Path:
    path = copy_desk(folder)
    with opened(path) as desk:
        add_staff(desk, ANA, Role.RECEPTIONIST, PASSWORD)
    return path


def opens(path: Path, name: str) -> bool:
    try:
        with opened(path, name=name):
            return True
    except WrongPassword:
        return False


def test_who_left_does_not_get_in_and_stays_known(tmp_path: Path) -> None:
    path = with_ana(tmp_path)
    assert opens(path, ANA)
    with opened(path, DeskClock(MONDAY + WEEK)) as desk:
        remove_staff(desk, ANA)
        manager, ana = list_tenures(desk)
    assert (manager.since, manager.left_at) == (MONDAY, None)
    ana_gone = Staff(2, ANA, Role.RECEPTIONIST, active=False)
    assert ana == Tenure(ana_gone, MONDAY, MONDAY + WEEK)
    # Not by the row alone: the key is gone from beside the desk.
    tamper(path, "UPDATE staff SET active = 1")
    assert not opens(path, ANA)
    assert opens(path, MANAGER)


def test_leaving_that_breaks_off_leaves_nobody_who_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_ana(tmp_path)

    def break_off(work: SqlWork) -> None:
        raise DiskFull()

    with opened(path) as desk:
        with monkeypatch.context() as patched:
            patched.setattr(SqlWork, "commit", break_off)
            with pytest.raises(DiskFull):
                remove_staff(desk, ANA)
        assert not opens(path, ANA)
        remove_staff(desk, ANA)
        assert [t.member.active for t in list_tenures(desk)] == [True, False]


def test_who_comes_back_gets_in_with_the_new_password_alone(tmp_path: Path) -> None:
    path = with_ana(tmp_path)
    with opened(path, DeskClock(MONDAY + WEEK)) as desk:
        remove_staff(desk, ANA)
        back = add_staff(desk, ANA, Role.OFFICE_MANAGER, "another password")
        assert not opens(path, ANA)
        change_password_of(path, "another password")
        assert list_tenures(desk)[1] == Tenure(back, MONDAY)
    assert opens(path, ANA)
    acts = (
        "SELECT action, subject_id FROM audit WHERE subject = 'staff' ORDER BY audit_id"
    )
    assert rows_of(path, acts)[-4:] == [
        *(("staff_added", 2), ("staff_left", 2)),
        *(("staff_returned", 2), ("password_changed", 2)),
    ]


def change_password_of(path: Path, current: str) -> None:
    """Sign in as Ana, and take the password of the tests."""
    with bootstrap.open_desk(path, ANA, current, DeskClock(), CHEAP) as hers:
        change_password(hers, current, PASSWORD)
