"""Signing missed callbacks off, and who may."""

import pytest

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.review_errors import NothingToSignOff
from callback_desk.domain.staff import Role
from callback_desk.services.missed_callbacks import sign_off
from tests.services.fake_desk import FakeDesk


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_only_an_office_manager_signs_off(role: Role) -> None:
    with pytest.raises(NotAllowed):
        sign_off(FakeDesk().signed_in(role), [1], "not_shown")


def test_nothing_is_signed_off_unless_it_is_chosen() -> None:
    with pytest.raises(NothingToSignOff):
        sign_off(FakeDesk().desk, [], "not_shown")
