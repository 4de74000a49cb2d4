"""A new recovery key: by whom, and what becomes of the one before."""

import pytest

from callback_desk.domain.errors import DiskFull, NotAllowed
from callback_desk.domain.key_errors import DeskOpenElsewhere
from callback_desk.domain.staff import Role
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.services.recovery_key import new_recovery_key
from tests.desks import MANAGER, PASSWORD
from tests.services.fake_desk import FakeDesk


@pytest.fixture
def fake() -> FakeDesk:
    fake = FakeDesk()
    fake.keys.admitted[MANAGER] = PASSWORD
    return fake


def acts(fake: FakeDesk) -> list[str]:
    return [action for action, *_ in fake.store.stored.audit]


def test_the_desks_own_key_is_renewed_with_it(fake: FakeDesk) -> None:
    made = new_recovery_key(fake.desk, PASSWORD)
    assert (made.desk, made.waits) == (fake.keys.desk, None)
    assert fake.keys.renewed_for == [[MANAGER]]
    assert acts(fake)[-1] == "recovery_key_made"
    assert made.key not in repr(made)


def test_that_the_own_key_waits_is_told(fake: FakeDesk) -> None:
    fake.keys.busy = DeskOpenElsewhere()
    assert new_recovery_key(fake.desk, PASSWORD).waits is fake.keys.busy


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
