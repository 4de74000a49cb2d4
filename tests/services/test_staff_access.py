"""Who works at the desk, and who may let somebody in."""

import pytest

from callback_desk.domain.errors import (
    DiskFull,
    NotAllowed,
    PasswordUnusable,
    StaffUnusable,
)
from callback_desk.domain.staff import Role
from callback_desk.domain.staff_errors import (
    CannotLeaveAlone,
    CurrentPasswordWrong,
    LastManager,
    PasswordUnchanged,
    UnknownStaff,
)
from callback_desk.services.staff_access import (
    LONGEST_NAME,
    add_staff,
    change_password,
    check_new_password,
    check_new_staff,
    list_managers,
    list_staff,
    list_tenures,
    remove_staff,
)
from tests.desks import MANAGER, MONDAY
from tests.services.fake_desk import FakeDesk
from tests.services.fakes import FakeWork

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


# Leaving


def with_ana(role: Role = Role.RECEPTIONIST) -> FakeDesk:
    desk = FakeDesk()
    add_staff(desk.desk, "Ana Ruiz", role, PASSWORD)
    return desk


def test_who_left_opens_the_desk_no_more_and_stays_on_the_list() -> None:
    desk = with_ana()
    gone = remove_staff(desk.desk, " ana  RUIZ")
    assert (gone.name, gone.active) == ("Ana Ruiz", False)
    assert desk.keys.admitted == {}
    assert [(t.member.name, t.left_at) for t in list_tenures(desk.desk)] == [
        (MANAGER, None),
        ("Ana Ruiz", MONDAY),
    ]
    assert desk.stored.audit[-1] == ("staff_left", 1, "staff", 2)


def test_nobody_is_sent_to_an_office_manager_who_left() -> None:
    desk = with_ana(Role.OFFICE_MANAGER)
    assert list_managers(desk.desk) == [MANAGER, "Ana Ruiz"]
    remove_staff(desk.desk, "Ana Ruiz")
    assert list_managers(desk.desk) == [MANAGER]


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_nobody_but_an_office_manager_takes_anybody_off(role: Role) -> None:
    desk = with_ana()
    with pytest.raises(NotAllowed):
        remove_staff(desk.signed_in(role, "Bo Chen"), "Ana Ruiz")
    assert desk.keys.admitted == {"Ana Ruiz": PASSWORD}


def test_nobody_takes_themselves_off() -> None:
    desk = with_ana(Role.OFFICE_MANAGER)
    with pytest.raises(CannotLeaveAlone):
        remove_staff(desk.desk, MANAGER)
    assert all(member.active for member in list_staff(desk.desk))


def test_the_last_office_manager_stays() -> None:
    with pytest.raises(LastManager, match=MANAGER):
        remove_staff(with_ana().desk, MANAGER)


def test_who_was_taken_off_meanwhile_takes_nobody_off_and_adds_nobody() -> None:
    desk = with_ana()
    luis = desk.signed_in(Role.OFFICE_MANAGER, "Luis Ortega")
    remove_staff(desk.desk, "Luis Ortega")
    with pytest.raises(UnknownStaff):
        remove_staff(luis, MANAGER)
    with pytest.raises(UnknownStaff):
        add_staff(luis, "Bo Chen", Role.RECEPTIONIST, PASSWORD)
    with pytest.raises(UnknownStaff):
        change_password(luis, PASSWORD, "something else")


@pytest.mark.parametrize("name", ["Bo Chen", "", "Ana"])
def test_who_does_not_work_here_cannot_leave(name: str) -> None:
    with pytest.raises(UnknownStaff):
        remove_staff(with_ana().desk, name)


def test_who_left_cannot_leave_again() -> None:
    desk = with_ana()
    remove_staff(desk.desk, "Ana Ruiz")
    with pytest.raises(UnknownStaff):
        remove_staff(desk.desk, "Ana Ruiz")


def test_whose_key_cannot_be_taken_has_not_left() -> None:
    desk = with_ana()
    desk.keys.failure = DiskFull()
    with pytest.raises(DiskFull):
        remove_staff(desk.desk, "Ana Ruiz")
    assert all(member.active for member in list_staff(desk.desk))
    assert len(desk.stored.audit) == 1


def test_the_key_is_gone_before_the_list_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = with_ana()

    def fail(work: FakeWork) -> None:
        raise DiskFull()

    with monkeypatch.context() as patched:
        patched.setattr(FakeWork, "commit", fail)
        with pytest.raises(DiskFull):
            remove_staff(desk.desk, "Ana Ruiz")
    assert desk.keys.admitted == {}
    assert not remove_staff(desk.desk, "Ana Ruiz").active


def test_who_comes_back_is_the_same_person_in_the_role_they_have_now() -> None:
    desk = with_ana()
    remove_staff(desk.desk, "Ana Ruiz")
    back = add_staff(desk.desk, "ANA RUIZ", Role.CLINICIAN, "another one")
    assert (back.staff_id, back.name, back.active) == (2, "Ana Ruiz", True)
    assert back.role is Role.CLINICIAN
    assert desk.keys.admitted == {"Ana Ruiz": "another one"}
    (_, tenure) = list_tenures(desk.desk)
    assert (tenure.since, tenure.left_at) == (MONDAY, None)
    assert desk.stored.audit[-1] == ("staff_returned", 1, "staff", 2)


# A password of one's own


def test_a_password_is_changed_by_who_knows_the_current_one() -> None:
    desk = FakeDesk()
    desk.keys.admitted[MANAGER] = PASSWORD
    change_password(desk.desk, PASSWORD, "something else")
    assert desk.keys.admitted == {MANAGER: "something else"}
    assert desk.stored.audit == [("password_changed", 1, "staff", 1)]


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [
        ("a guess of mine", "something else", CurrentPasswordWrong),
        (PASSWORD, "short", PasswordUnusable),
        (PASSWORD, PASSWORD, PasswordUnchanged),
    ],
)
def test_a_password_that_is_not_changed_stays(
    current: str, new: str, error: type[Exception]
) -> None:
    desk = FakeDesk()
    desk.keys.admitted[MANAGER] = PASSWORD
    with pytest.raises(error):
        change_password(desk.desk, current, new)
    assert desk.keys.admitted == {MANAGER: PASSWORD}
    assert desk.stored.audit == []


def test_who_is_told_that_it_failed_keeps_the_password_they_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = FakeDesk()
    desk.keys.admitted[MANAGER] = PASSWORD

    def fail(work: FakeWork) -> None:
        raise DiskFull()

    monkeypatch.setattr(FakeWork, "commit", fail)
    with pytest.raises(DiskFull):
        change_password(desk.desk, PASSWORD, "something else")
    assert desk.keys.admitted == {MANAGER: PASSWORD}
