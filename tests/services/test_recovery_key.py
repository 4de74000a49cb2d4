"""A new recovery key: by whom, and what becomes of the one before."""

import pytest

from callback_desk.domain.errors import DiskFull, NotAllowed
from callback_desk.domain.staff import Role
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.services.key_renewal import finish_renewal
from callback_desk.services.recovery_key import (
    draft_recovery_key,
    new_recovery_key,
    put_in_force,
)
from tests.desks import MANAGER, MONDAY, PASSWORD
from tests.services.fake_desk import FakeDesk


@pytest.fixture
def fake() -> FakeDesk:
    fake = FakeDesk()
    fake.keys.admitted[MANAGER] = PASSWORD
    return fake


def acts(fake: FakeDesk) -> list[str]:
    return [action for action, *_ in fake.store.stored.audit]


def test_the_desks_own_key_is_renewed_once_it_is_shown(fake: FakeDesk) -> None:
    made = new_recovery_key(fake.desk, PASSWORD)
    assert (made.desk, made.made_on) == (fake.keys.desk, MONDAY.date())
    assert fake.keys.renewed_for == []
    assert finish_renewal(fake.desk) is None
    assert fake.keys.renewed_for == [[MANAGER]]
    assert acts(fake)[-1] == "recovery_key_made"
    assert made.key not in repr(made)


def test_one_that_nobody_keeps_never_holds(fake: FakeDesk) -> None:
    draft = draft_recovery_key(fake.desk, PASSWORD)
    assert (fake.keys.recovery_key, fake.keys.is_due, acts(fake)) == ("", False, [])
    again = draft_recovery_key(fake.desk, PASSWORD)
    assert again.key != draft.key
    put_in_force(fake.desk, again)
    assert fake.keys.recovery_key == again.key
    assert (fake.keys.is_due, acts(fake)) == (True, ["recovery_key_made"])


def test_the_password_is_asked_once_more(fake: FakeDesk) -> None:
    with pytest.raises(CurrentPasswordWrong):
        new_recovery_key(fake.desk, "another one")
    assert acts(fake) == []


def test_only_an_office_manager_may(fake: FakeDesk) -> None:
    for role in (Role.RECEPTIONIST, Role.CLINICIAN):
        with pytest.raises(NotAllowed):
            new_recovery_key(fake.signed_in(role, f"A {role}"), PASSWORD)


def test_that_it_could_not_be_written_stands_in_the_audit(fake: FakeDesk) -> None:
    fake.keys.failure = DiskFull()
    with pytest.raises(DiskFull):
        new_recovery_key(fake.desk, PASSWORD)
    assert acts(fake)[-2:] == ["recovery_key_made", "recovery_key_made_failed"]
