"""A PIN lifts a veil only for who still works at the desk."""

from pathlib import Path

import pytest

from callback_desk.domain.errors import DeskError
from callback_desk.domain.staff import Role
from callback_desk.services.sign_ins import check_still_here
from callback_desk.services.staff_access import add_staff, remove_staff
from tests.desks import PASSWORD, copy_desk, opened

ANN = "Ann Porter"


@pytest.mark.parametrize("comes_back", [False, True])
def test_who_left_is_refused_in_another_role_too(
    tmp_path: Path, comes_back: bool
) -> None:
    path = copy_desk(tmp_path)
    with opened(path) as desk:
        add_staff(desk, ANN, Role.RECEPTIONIST, PASSWORD)
        with opened(path, name=ANN) as hers:
            check_still_here(hers)
            remove_staff(desk, ANN)
            if comes_back:
                add_staff(desk, ANN, Role.OFFICE_MANAGER, PASSWORD)
            with pytest.raises(DeskError) as refused:
                check_still_here(hers)
    assert refused.value.code == "pin_outdated"
