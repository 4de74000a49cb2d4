"""Who works at the desk, and who may let somebody in."""

import pytest

from callback_desk.domain.errors import (
    DiskFull,
    NotAllowed,
    PasswordUnusable,
    StaffUnusable,
)
from callback_desk.domain.staff import Role
from callback_desk.services.staff_access import (
    LONGEST_NAME,
    add_staff,
    check_new_password,
    check_new_staff,
    list_staff,
)
from tests.desks import MANAGER
from tests.services.fake_desk import FakeDesk

PASSWORD = "long enough"


def test_an_office_manager_lets_somebody_in() -> None:
    desk = FakeDesk()
    added = add_staff(desk.desk, "  Ana Ruiz ", Role.RECEPTIONIST, PASSWORD)
    assert (added.name, added.role, added.active) == (
        "Ana Ruiz",
        Role.RECEPTIONIST,
        True,
    )
    assert [member.name for member in list_staff(desk.desk)] == [MANAGER, "Ana Ruiz"]
    assert desk.keys.admitted == {"Ana Ruiz": PASSWORD}


def test_letting_somebody_in_leaves_one_row_of_audit_without_a_name() -> None:
    desk = FakeDesk()
    add_staff(desk.desk, "Ana Ruiz", Role.CLINICIAN, PASSWORD)
    assert desk.stored.audit == [("staff_added", 1, "staff", 2)]


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_nobody_else_may(role: Role) -> None:
    desk = FakeDesk()
    with pytest.raises(NotAllowed):
        add_staff(desk.signed_in(role), "Bo Chen", Role.RECEPTIONIST, PASSWORD)
    assert desk.store.commits == 0
    assert desk.keys.admitted == {}


@pytest.mark.parametrize("name", ["Kim Osei", "KIM OSEI", " kim  osei ", "Ｋim Osei"])
def test_a_name_that_is_taken_is_refused_however_it_is_spelt(name: str) -> None:
    desk = FakeDesk()
    with pytest.raises(StaffUnusable, match="somebody of that name"):
        add_staff(desk.desk, name, Role.RECEPTIONIST, PASSWORD)
    assert desk.keys.admitted == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "no name"),
        ("  \t", "no name"),
        ("x" * (LONGEST_NAME + 1), "too long"),
        ("Ana\x00Ruiz", "nobody can see"),
        ("Ana\u202eRuiz", "nobody can see"),
        ("Ana\nRuiz", "nobody can see"),
        ("\ud800", "nobody can see"),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, reason: str) -> None:
    with pytest.raises(StaffUnusable, match=reason):
        check_new_staff(name, ())


def test_a_name_of_the_longest_length_is_taken() -> None:
    check_new_staff("x" * LONGEST_NAME, ["y" * LONGEST_NAME])


def test_a_refusal_does_not_repeat_a_name_without_end() -> None:
    with pytest.raises(StaffUnusable) as caught:
        check_new_staff("x" * 10_000, ())
    assert len(caught.value.sentence) < 2 * LONGEST_NAME


@pytest.mark.parametrize("password", ["", "1234567"])
def test_a_password_that_is_too_short_is_refused(password: str) -> None:
    desk = FakeDesk()
    with pytest.raises(PasswordUnusable):
        add_staff(desk.desk, "Ana Ruiz", Role.RECEPTIONIST, password)
    assert desk.store.commits == 0


def test_eight_characters_are_enough() -> None:
    check_new_password("12345678")


def test_who_cannot_be_given_a_key_is_not_on_the_list_either() -> None:
    desk = FakeDesk()
    desk.keys.failure = DiskFull()
    with pytest.raises(DiskFull):
        add_staff(desk.desk, "Ana Ruiz", Role.RECEPTIONIST, PASSWORD)
    assert [member.name for member in list_staff(desk.desk)] == [MANAGER]
