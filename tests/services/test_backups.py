"""Backups that the desk makes of its own accord."""

from datetime import timedelta

import pytest

from callback_desk.domain.audit_finding import AuditHead
from callback_desk.domain.backup_errors import BackupNotWritten
from callback_desk.services.backups import EVERY, keep_backups
from tests.services.fake_desk import FakeDesk


def act(fake: FakeDesk) -> None:
    fake.stored.audit.append(("attempt_recorded", 1, "attempt", 1))
    fake.backups.next_head = AuditHead(len(fake.stored.audit), b"")


def test_the_first_is_made_at_once_and_none_while_nothing_is_done() -> None:
    fake = FakeDesk()
    act(fake)
    first = keep_backups(fake.desk)
    assert first.made is not None
    assert first.kept == (first.made,)
    fake.now += timedelta(days=3)
    assert keep_backups(fake.desk).made is None


def test_once_something_was_done_another_is_made_after_an_hour() -> None:
    fake = FakeDesk()
    act(fake)
    keep_backups(fake.desk)
    act(fake)
    fake.now += EVERY - timedelta(seconds=1)
    assert keep_backups(fake.desk).made is None
    fake.now += timedelta(seconds=1)
    assert keep_backups(fake.desk).made is not None
    # On closing the hour is not waited for.
    act(fake)
    assert keep_backups(fake.desk, every=timedelta(0)).made is not None


def test_a_clock_that_was_put_back_does_not_stop_them() -> None:
    fake = FakeDesk()
    act(fake)
    keep_backups(fake.desk)
    act(fake)
    fake.now -= timedelta(days=30)
    assert keep_backups(fake.desk).made is not None


def test_old_ones_are_thinned_out() -> None:
    fake = FakeDesk()
    for _ in range(30 * 24):
        act(fake)
        keep_backups(fake.desk)
        fake.now += EVERY
    assert 24 + 13 <= len(fake.backups.made) < 50


def test_a_backup_that_fails_is_told_and_drops_none() -> None:
    fake = FakeDesk()
    act(fake)
    keep_backups(fake.desk)
    act(fake)
    fake.now += EVERY
    fake.backups.fails = BackupNotWritten(file="x", reason="No space left on device")
    with pytest.raises(BackupNotWritten):
        keep_backups(fake.desk)
    assert len(fake.backups.made) == 1
