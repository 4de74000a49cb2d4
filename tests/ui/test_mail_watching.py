"""Watching mailboxes behind: reports come in, it ends within seconds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event
from threading import enumerate as threads

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.domain.mail_errors import MailConnectionLost, MailSignInRefused
from callback_desk.domain.mailbox import Mailbox
from callback_desk.services.mailbox_settings import (
    add_mailbox,
    change_mailbox,
    remove_mailbox,
)
from callback_desk.ui.background import Background
from callback_desk.ui.mail_watching import PASSING_SECONDS, MailWatching, Watched
from tests.desks import MONDAY
from tests.services.fake_desk import FakeDesk
from tests.ui.settings.test_mailboxes_panel import OFFICE, SECRET

MAIL = "Ana Lopez, 2125550142, please call"


@pytest.fixture
def fake() -> FakeDesk:
    """A desk with a server that tells nothing, so that a watch waits to be asked."""
    fake = FakeDesk()

    def wait() -> bool:
        fake.server.interrupted.wait(20)
        fake.server.interrupted.clear()
        return False

    fake.server.on_wait = wait
    return fake


@pytest.fixture
def watching(background: Background) -> Iterator[MailWatching]:
    watching = MailWatching(background)
    yield watching
    watching.close()
    assert [t.name for t in threads() if t.name == "mailbox"] == []


def added(fake: FakeDesk) -> Mailbox:
    return add_mailbox(fake.desk, OFFICE, SECRET)


def fetched(watching: MailWatching) -> bool:
    return bool(watching.watched) and watching.watched[0].fetched_at is not None


def test_what_comes_in_is_told(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    added(fake)
    fake.server.deliver(MAIL)
    with qtbot.waitSignal(watching.came_in):
        watching.watch(fake.desk)
    (watched,) = watching.watched
    assert watched.fetched_at == fake.now
    assert not watched.worries(fake.now)


def test_without_a_mailbox_nothing_runs(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    with qtbot.waitSignal(watching.changed):
        watching.watch(fake.desk)
    assert watching.watched == []
    assert not watching.is_running


def test_a_mailbox_that_a_command_sets_up_is_watched_without_a_new_start(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    with qtbot.waitSignal(watching.changed):
        watching.watch(fake.desk)
    mailbox = added(fake)
    fake.server.deliver(MAIL)
    with qtbot.waitSignal(watching.came_in):
        watching.again.look()
    # What stands as it stood goes on.
    going_on = watching._threads._running
    with qtbot.waitSignal(watching.again.found):
        watching.again.look()
    assert watching._threads._running == going_on
    change_mailbox(fake.desk, replace(mailbox, active=False))
    watching.again.look()
    # The last report of a fetch may be told first.
    qtbot.waitUntil(lambda: watching.watched == [])


def test_it_ends_within_seconds_and_says_so(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    added(fake)
    watching.watch(fake.desk)
    qtbot.waitUntil(lambda: fetched(watching))
    assert watching.is_running
    with qtbot.waitSignal(watching.ended, timeout=3000):
        watching.stop()
    watching.renew()
    assert not watching.is_running


def test_what_hangs_is_not_waited_for_without_end(
    qtbot: QtBot,
    watching: MailWatching,
    fake: FakeDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("callback_desk.ui.mail_watching.PATIENCE_SECONDS", 0.2)
    free = Event()

    def hang() -> bool:
        free.wait(20)
        return False

    fake.server.on_wait = hang
    added(fake)
    watching.watch(fake.desk)
    qtbot.waitUntil(lambda: fetched(watching))
    with qtbot.waitSignal(watching.ended, timeout=3000):
        watching.stop()
    assert watching.is_running
    free.set()
    qtbot.waitUntil(lambda: not watching.is_running)


def test_changes_begin_anew(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    mailbox = added(fake)
    watching.watch(fake.desk)
    qtbot.waitUntil(lambda: fetched(watching))
    change_mailbox(fake.desk, mailbox, "another one")
    watching.renew()
    qtbot.waitUntil(lambda: fake.server.secrets[-1:] == ["another one"])
    qtbot.waitUntil(lambda: fake.server.open_sessions == 1)
    remove_mailbox(fake.desk, mailbox.mailbox_id)
    with qtbot.waitSignal(watching.changed):
        watching.renew()
    assert watching.watched == []
    qtbot.waitUntil(lambda: not watching.is_running)


def test_another_desk_is_watched_instead(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    added(fake)
    watching.watch(fake.desk)
    qtbot.waitUntil(lambda: fetched(watching))
    other = FakeDesk()
    before = watching.watch(other.desk)
    before.join()
    assert not before.alive
    qtbot.waitUntil(lambda: watching.watched == [])


def test_a_wrong_password_worries_at_once(
    qtbot: QtBot, watching: MailWatching, fake: FakeDesk
) -> None:
    fake.server.fails_to_open = MailSignInRefused(host="h", user="u")
    added(fake)
    watching.watch(fake.desk)
    qtbot.waitUntil(lambda: any(w.worries(fake.now) for w in watching.watched))


def test_a_bug_on_its_thread_is_told(
    qtbot: QtBot,
    watching: MailWatching,
    fake: FakeDesk,
) -> None:
    def break_down() -> bool:
        raise RuntimeError("a bug")

    fake.server.on_wait = break_down
    added(fake)
    with qtbot.waitSignal(watching.failed) as failed:
        watching.watch(fake.desk)
    assert str(failed.args[0]) == "a bug"


def test_what_goes_by_worries_nobody_for_a_while() -> None:
    lost = MailConnectionLost(host="imap.example.com")
    watched = Watched(OFFICE, MONDAY, failing_since=MONDAY, problem=lost)
    assert not watched.worries(MONDAY + timedelta(seconds=PASSING_SECONDS - 1))
    assert watched.worries(MONDAY + timedelta(seconds=PASSING_SECONDS))
