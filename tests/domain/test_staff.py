"""Staff: what a role allows."""

import pytest

from callback_desk.domain.staff import Role, Staff


@pytest.mark.parametrize(
    ("role", "manages"),
    [("receptionist", False), ("clinician", False), ("office_manager", True)],
)
def test_only_an_office_manager_manages(role: str, manages: bool) -> None:
    assert Staff(1, "Ana", Role(role)).manages is manages


def test_the_roles_are_those_of_the_contract() -> None:
    assert {*Role} == {"receptionist", "clinician", "office_manager"}


def test_staff_are_active_until_they_leave() -> None:
    assert Staff(1, "Ana", Role.CLINICIAN).active
