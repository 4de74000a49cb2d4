"""What is said of several people in danger at once, and times that are stored again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.ports import Work
from callback_desk.domain.safety_care import Act, NewSafetyEntry, Subject
from callback_desk.services import priority_care
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import join_leads
from callback_desk.services.priority_care import (
    Stamp,
    Stamped,
    keep,
    stamp,
    stamp_each,
    stamped_before,
)
from tests.desks import copy_desk, opened
from tests.storage.stored_desk import take

ANA, BO = Subject(lead_id=1), Subject(lead_id=2)
SKIPPED = Stamp(Act.SKIPPED, note="her brother is on the line")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        rows = ("Ana Lopez,(212) 555-0142", "Bo Chen,(646) 555-0188")
        take(desk, tmp_path, *(f"{r},,i want to die,2026-11-16 10:00" for r in rows))
        yield desk


def acts(desk: Desk) -> list[tuple[Act, int | None]]:
    with desk.open_work(writes=False) as work:
        entries = [*work.safety.of(ANA), *work.safety.of(BO)]
    return [(one.act, one.told.subject.lead_id) for one in entries]


def test_a_reason_is_kept_about_each_of_them_or_about_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_at_bo(desk: Desk, work: Work, entry: NewSafetyEntry) -> Stamped:
        if entry.subject == BO:
            raise DatabaseLocked
        return keep(desk, work, entry)

    with monkeypatch.context() as patched:
        patched.setattr(priority_care, "keep", breaks_at_bo)
        with pytest.raises(DatabaseLocked):
            stamp_each(desk, [ANA, BO], SKIPPED)
    # Whoever answers once more has said it once.
    assert acts(desk) == []
    stamp_each(desk, [ANA, BO], SKIPPED)
    assert acts(desk) == [(Act.SKIPPED, 1), (Act.SKIPPED, 2)]


def test_of_two_that_were_joined_meanwhile_it_is_kept_once(desk: Desk) -> None:
    join_leads(desk, 1, 2)
    (stamped,) = stamp_each(desk, [ANA, BO], SKIPPED)
    assert stamped.subject == ANA


def test_a_time_that_was_stored_is_known_where_its_lead_was_joined_since(
    desk: Desk,
) -> None:
    pressed = Stamp(Act.CALLED_911, at=desk.now() - timedelta(minutes=1))
    before = stamp(desk, BO, pressed)
    join_leads(desk, 1, 2)
    again = stamped_before(desk, BO, pressed)
    assert again is not None
    assert again.entry_id == before.entry_id
