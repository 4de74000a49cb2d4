"""`staff list`, `staff add` and `staff leave`."""

import pytest

from callback_desk import bootstrap
from callback_desk.domain.local_time import to_epoch
from callback_desk.domain.sign_in_code import STEP_SECONDS, code_at
from callback_desk.services.sign_in_codes import begin_enrolment, turn_on
from tests.cli.command_line import CommandLine
from tests.desks import MANAGER, MONDAY, PASSWORD, opened, template


def add(desk: CommandLine, name: str, role: str = "receptionist") -> int:
    password = desk.csv("theirs", "tea with lemon\n")
    ran = desk("staff", "add", name, "--role", role, "--new-password-file", password)
    return ran.code


def test_a_new_member_opens_the_desk_with_a_password_of_their_own(
    desk: CommandLine,
) -> None:
    assert add(desk, "Luis Ortega") == 0
    desk.staff = "luis  ORTEGA"
    assert desk("queue").code == 3
    desk.password_file = desk.folder / "theirs"
    assert desk("queue").code == 0
    assert desk.json("staff", "list") == [
        {"name": MANAGER, "role": "office_manager", "active": True},
        {"name": "Luis Ortega", "role": "receptionist", "active": True},
    ]


def test_only_a_manager_lets_somebody_in(desk: CommandLine) -> None:
    assert add(desk, "Luis Ortega", "clinician") == 0
    desk.staff, desk.password_file = "Luis Ortega", desk.folder / "theirs"
    ran = desk(
        *("staff", "add", "Eve", "--role", "office_manager"),
        *("--new-password-file", desk.password_file, "--json"),
    )
    assert (ran.code, ran.document["error"]["code"]) == (3, "not_allowed")
    assert len(desk.json("staff", "list")) == 2


@pytest.mark.parametrize("name", ["", "   ", "kim  osei", "a" * 101, "Eve\u202e"])
def test_a_name_that_cannot_be_is_refused(desk: CommandLine, name: str) -> None:
    assert add(desk, name) == 3
    assert len(desk.json("staff", "list")) == 1


def test_a_role_that_is_none_is_wrong_use(desk: CommandLine) -> None:
    assert add(desk, "Eve", "janitor") == 2


def test_who_left_opens_the_desk_no_more(desk: CommandLine) -> None:
    assert add(desk, "Luis Ortega") == 0
    gone = {"name": "Luis Ortega", "role": "receptionist", "active": False}
    assert desk.json("staff", "leave", "luis ortega") == gone
    assert desk.json("staff", "list")[-1] == gone
    desk.staff, desk.password_file = "Luis Ortega", desk.folder / "theirs"
    assert desk("queue").code == 3


def test_who_comes_back_is_added_by_the_same_name(desk: CommandLine) -> None:
    assert add(desk, "Luis Ortega") == 0
    assert desk("staff", "leave", "Luis Ortega").code == 0
    assert add(desk, "Luis Ortega", "clinician") == 0
    assert len(desk.json("staff", "list")) == 2
    desk.staff, desk.password_file = "Luis Ortega", desk.folder / "theirs"
    assert desk("queue").code == 0


@pytest.mark.parametrize(
    ("name", "code"), [(MANAGER, "last_manager"), ("Eve", "unknown_staff")]
)
def test_who_cannot_leave_stays(desk: CommandLine, name: str, code: str) -> None:
    ran = desk("staff", "leave", name, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, code)


def test_who_wants_codes_is_asked_for_one_here_as_well(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "real_time", lambda: MONDAY)
    with opened(desk.db) as open_desk:
        enrolment = begin_enrolment(open_desk)
        step = to_epoch(MONDAY) // STEP_SECONDS
        code = code_at(enrolment.secret, step)
        turn_on(open_desk, enrolment, PASSWORD, code, lambda: MONDAY)
    refused = desk("staff", "list", "--json")
    assert refused.document["error"]["code"] == "code_wanted"
    used = desk.bare(*before(desk, code), "staff", "list", "--json")
    assert used.document["error"]["code"] == "code_wrong"
    newer = code_at(enrolment.secret, step + 1)
    assert desk.bare(*before(desk, newer), "staff", "list", "--json").code == 0


def before(desk: CommandLine, code: str) -> list[object]:
    """The options before a command, with a code."""
    return [
        *("--db", desk.db, "--staff", desk.staff),
        *("--password-file", desk.password_file, "--code", code),
    ]


def test_a_lost_telephone_has_two_ways_out(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "real_time", lambda: MONDAY)
    assert add(desk, "Luis Ortega") == 0
    for name, password in ((MANAGER, PASSWORD), ("Luis Ortega", "tea with lemon")):
        with opened(desk.db, None, name, password) as open_desk:
            enrolment = begin_enrolment(open_desk)
            code = code_at(enrolment.secret, to_epoch(MONDAY) // STEP_SECONDS)
            turn_on(open_desk, enrolment, password, code, lambda: MONDAY)
    # The only manager's: by the recovery key, where a code is asked.
    ran = desk.bare(*before(desk, template()[1]), "staff", "list", "--json")
    assert [one.get("signs_in_by_code") for one in ran.document] == [None, True]
    # Anybody else's: by an office manager.
    assert desk.json("staff", "codes-off", "luis ortega") == {
        "name": "Luis Ortega",
        "signs_in_by_code": False,
    }
    assert "signs_in_by_code" not in desk.json("staff", "list")[1]
    ran = desk("staff", "codes-off", "Eve", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (3, "unknown_staff")
