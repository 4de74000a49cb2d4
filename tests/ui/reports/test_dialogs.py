"""The dialogs of Reports: the desk at a past moment, and what ads cost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services import look_back
from callback_desk.services.ad_spend import (
    TypedSpend,
    keep_spend,
    spend_of_months,
)
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import show_calendar
from callback_desk.ui.background import Background
from callback_desk.ui.reports.look_back_dialog import (
    STOPPED,
    LookBackDialog,
    PastModel,
)
from callback_desk.ui.reports.spend_dialog import SpendDialog
from callback_desk.ui.theme import Theme
from tests.desks import MONDAY, DeskClock, copy_desk, opened
from tests.ui.missed.missed_people import live
from tests.ui.sign_in.walks import unnamed

PATIENCE_S = 10
NOV = "2026-11"


def kept(desk: Desk) -> dict[tuple[str, str], int]:
    return spend_of_months(desk, "2025-01", NOV)


def type_elsewhere(desk: Desk, source: str, month: str, cents: int) -> None:
    before = kept(desk).get((source, month))
    keep_spend(desk, [TypedSpend(source, month, cents, before)])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        live(desk, tmp_path, clock)
        yield desk


def test_the_queue_of_a_past_moment_is_shown(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    now = show_calendar(desk).local(desk.now())
    dialog = LookBackDialog(theme, background, desk, now)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "open leads on Tue 17 Nov 2026" in dialog.said.text())
    dialog.moment.show_moment(QDateTime(2026, 11, 16, 13, 0, 0))
    QTest.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "6 open leads on Mon 16 Nov" in dialog.said.text())
    model = dialog.view.model()
    assert model.rowCount() == 6
    assert model.index(0, 0).data() == "Sean O’Brien"
    assert unnamed(dialog) == []
    # In a strip nothing of a row is cut but a long name.
    dialog.resize(400, 672)
    narrow = dialog.view.model()
    assert narrow.index(0, 0).data() == f"Sean O’Brien\n{model.index(0, 1).data()}"
    header = dialog.view.horizontalHeader()
    wide = dialog.view.viewport().width
    qtbot.waitUntil(lambda: sum(map(header.sectionSize, range(3))) <= wide())
    assert header.sectionSize(1) >= dialog.view.sizeHintForColumn(1)
    dialog.moment.show_moment(QDateTime(2030, 1, 1, 0, 0, 0))
    QTest.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "lies ahead" in dialog.said.text())
    background.close()


def test_what_was_due_in_another_year_says_which(desk: Desk) -> None:
    past = look_back.LookBack(desk, MONDAY + timedelta(hours=4)).go_on()
    assert past is not None
    later = replace(past.queue, at=past.queue.at + timedelta(days=365))
    # A model lives as long as what points into it.
    models = PastModel(past), PastModel(replace(past, queue=later))
    due, told = (model.index(0, 2).data() for model in models)
    assert "2026" not in due
    assert told.replace(" 2026", "") == due
    assert "2026" in told


def test_amounts_are_kept_all_or_none(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    today = MONDAY.date() + timedelta(days=2)
    dialog = SpendDialog(theme, background, desk, ("site", "<b>google</b>"), today)
    qtbot.addWidget(dialog)
    dialog.show()
    assert unnamed(dialog) == []
    site, google = dialog.amounts.values()
    qtbot.waitUntil(site.isEnabled)
    site.setText("3,120")
    google.setText("much")
    QTest.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.notice.isVisible())
    assert kept(desk) == {}
    google.setText("14.50")
    with qtbot.waitSignal(dialog.acted):
        QTest.mouseClick(dialog.act_button, Qt.MouseButton.LeftButton)
    assert kept(desk) == {("site", NOV): 312_000, ("<b>google</b>", NOV): 1_450}
    background.close()


def test_amounts_of_another_month_stay_while_a_second_one_is_typed(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    today = MONDAY.date()
    dialog = SpendDialog(theme, background, desk, ("site",), today)
    qtbot.addWidget(dialog)
    dialog.show()
    (site,) = dialog.amounts.values()
    qtbot.waitUntil(site.isEnabled)
    QTest.keyClicks(site, "3,120")
    dialog.month.setCurrentIndex(1)
    qtbot.waitUntil(site.isEnabled)
    assert site.text() == ""
    QTest.keyClicks(site, "90")
    dialog.month.setCurrentIndex(0)
    qtbot.waitUntil(site.isEnabled)
    assert site.text() == "3,120"
    assert [(one.name, one.words) for one in dialog.typed_words()] == [
        ("site, $", "3,120"),
        ("site, $", "90"),
    ]
    with qtbot.waitSignal(dialog.acted):
        dialog.act_button.click()
    assert kept(desk) == {("site", NOV): 312_000, ("site", "2026-10"): 9_000}
    background.close()


def test_every_source_has_its_field_and_those_of_earlier_months_too(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    type_elsewhere(desk, "paper", "2025-03", 4_200)
    sources = tuple(f"site {number}" for number in range(40))
    type_elsewhere(desk, sources[-1], NOV, 700)
    dialog = SpendDialog(theme, background, desk, sources, MONDAY.date())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: list(dialog.amounts) == [*sources, "paper"])
    last, paper = dialog.amounts[sources[-1]], dialog.amounts["paper"]
    qtbot.waitUntil(paper.isEnabled)
    assert (last.text(), paper.text()) == ("7.00", "")
    assert dialog.height() <= dialog.screen().availableSize().height()
    QTest.keyClicks(paper, "5")
    dialog.month.setCurrentIndex(dialog.month.findData("2025-03"))
    assert (last.text(), paper.text()) == ("", "42.00")
    with qtbot.waitSignal(dialog.acted):
        dialog.act_button.click()
    assert kept(desk) == {
        ("paper", "2025-03"): 4_200,
        (sources[-1], NOV): 700,
        ("paper", NOV): 500,
    }
    background.close()


def test_an_amount_that_another_desk_typed_meanwhile_is_told_not_replaced(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    dialog = SpendDialog(theme, background, desk, ("site", "google"), MONDAY.date())
    qtbot.addWidget(dialog)
    dialog.show()
    site, google = dialog.amounts.values()
    qtbot.waitUntil(site.isEnabled)
    QTest.keyClicks(site, "10")
    type_elsewhere(desk, "google", NOV, 9_900)
    type_elsewhere(desk, "site", NOV, 2_000)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: google.text() == "99.00")
    assert "typed $20 for site in Nov 2026" in dialog.notice.sentence
    assert site.text() == "10"
    with qtbot.waitSignal(dialog.acted):
        dialog.act_button.click()
    assert kept(desk) == {("site", NOV): 1_000, ("google", NOV): 9_900}
    background.close()


def test_looking_back_tells_how_far_it_is_and_is_stopped(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(look_back, "PORTION", 1)
    go_on, goes_on = look_back.LookBack.go_on, Event()

    def first_alone(looking: look_back.LookBack) -> look_back.PastQueue | None:
        if looking.share > 0:
            goes_on.wait(PATIENCE_S)
        return go_on(looking)

    monkeypatch.setattr(look_back.LookBack, "go_on", first_alone)
    now = show_calendar(desk).local(desk.now())
    dialog = LookBackDialog(theme, background, desk, now)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.bar.isVisible)
    assert 0 < dialog.bar.value() < dialog.bar.maximum()
    assert unnamed(dialog) == []
    QTest.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert dialog.said.text() == STOPPED
    assert not dialog.bar.isVisible()
    goes_on.set()
    background.finish()
    assert dialog.said.text() == STOPPED
    assert not dialog.view.isVisible()


def test_looking_back_by_portions_finds_the_same(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(look_back, "PORTION", 1)
    now = show_calendar(desk).local(desk.now())
    dialog = LookBackDialog(theme, background, desk, now)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "open leads on Tue 17 Nov 2026" in dialog.said.text())
    assert not dialog.bar.isVisible()
    rows = dialog.view.model().rowCount()
    whole = look_back.queue_at(desk, now - timedelta(days=1)).queue
    assert rows == len(whole.entries) + len(whole.resting) > 1
    background.close()
