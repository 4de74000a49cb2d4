"""Renewing the desk's key: who may, for whom, and what it waits for."""

import pytest

from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.key_errors import DeskOpenElsewhere, KeysNotMoved
from callback_desk.domain.staff import Role
from callback_desk.services.key_renewal import finish_renewal, renew_key, take_off
from callback_desk.services.staff_access import add_staff
from tests.desks import MANAGER
from tests.services.fake_desk import FakeDesk

PASSWORD = "plum rocket harbor"


@pytest.fixture
def fake() -> FakeDesk:
    """A desk at which three work."""
    fake = FakeDesk()
    for name in ("Ana Ruiz", "Bo Chen"):
        add_staff(fake.desk, name, Role.RECEPTIONIST, PASSWORD)
    return fake


def test_the_key_is_renewed_for_those_who_stay(fake: FakeDesk) -> None:
    gone, waits = take_off(fake.desk, "Ana Ruiz")
    assert (gone.name, gone.active, waits) == ("Ana Ruiz", False, None)
    assert fake.keys.renewed_for == [[MANAGER, "Bo Chen"]]


def test_that_it_waits_keeps_nobody_in(fake: FakeDesk) -> None:
    fake.keys.busy = DeskOpenElsewhere()
    gone, waits = take_off(fake.desk, "Ana Ruiz")
    assert not gone.active
    assert waits is fake.keys.busy
    assert finish_renewal(fake.desk) is fake.keys.busy
    fake.keys.busy = None
    assert finish_renewal(fake.desk) is None
    assert finish_renewal(fake.desk) is None
    assert fake.keys.renewed_for == [[MANAGER, "Bo Chen"]]


@pytest.mark.parametrize(
    ("waiting", "whom", "how"),
    [
        (([MANAGER], False), "waits for Kim Osei,", "Have Kim Osei sign in once"),
        (
            ([MANAGER, "Bo Chen"], True),
            "waits for Kim Osei, Bo Chen and a new recovery key,",
            "Have Kim Osei and Bo Chen sign in once with their password. Make a new",
        ),
        (([], True), "waits for a new recovery key,", "Make a new recovery key under"),
    ],
)
def test_what_it_waits_for_at_an_older_desk_is_said(
    fake: FakeDesk, waiting: tuple[list[str], bool], whom: str, how: str
) -> None:
    fake.keys.waiting = waiting
    _, waits = take_off(fake.desk, "Ana Ruiz")
    assert isinstance(waits, KeysNotMoved)
    assert whom in waits.sentence
    assert waits.what_to_do.startswith(how)
    assert fake.keys.renewed_for == []


def test_an_office_manager_renews_it_at_will_and_nobody_else(fake: FakeDesk) -> None:
    renew_key(fake.desk)
    assert len(fake.keys.renewed_for) == 1
    for role in (Role.RECEPTIONIST, Role.CLINICIAN):
        with pytest.raises(NotAllowed):
            renew_key(fake.signed_in(role, f"A {role}"))
    assert len(fake.keys.renewed_for) == 1
