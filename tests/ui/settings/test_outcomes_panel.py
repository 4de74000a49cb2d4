"""The clinic's outcomes and rules for calling, changed in the settings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.calling_errors import OutcomesUnusable
from callback_desk.domain.errors import NotAllowed
from callback_desk.domain.outcome import SHIPPED_OUTCOMES, NextCall, Outcome
from callback_desk.domain.staff import Role
from callback_desk.services.claims import claim_minutes, set_claim_minutes
from callback_desk.services.desk import Desk
from callback_desk.services.outcome_settings import (
    change_call_rules,
    change_outcomes,
    check_outcomes,
    show_outcomes,
)
from callback_desk.ui.background import Background
from callback_desk.ui.calls.dialling import DIALS_BY, SIP, link_of
from callback_desk.ui.first_run.day_hours import NO_TIME
from callback_desk.ui.settings.outcomes_panel import (
    RULES_SAVED,
    SAVED,
    OutcomesPanel,
)
from callback_desk.ui.settings.telephone_panel import OWN, TelephonePanel
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import copy_desk, opened

CODES = [outcome.code for outcome in SHIPPED_OUTCOMES]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(copy_desk(tmp_path)) as desk:
        yield desk


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> OutcomesPanel:
    panel = OutcomesPanel(theme, background, desk)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.form.label.text() == "Booked")
    return panel


def stored(desk: Desk) -> dict[str, Outcome]:
    return {o.code: o for o in show_outcomes(desk)[0]}


def choose(panel: OutcomesPanel, row: int) -> None:
    panel.view.setCurrentIndex(panel.view.model().index(row, 0))


def test_a_number_is_asked_only_where_one_is_counted(panel: OutcomesPanel) -> None:
    assert not panel.form.amount.isVisible()
    choose(panel, 4)
    assert panel.form.label.text() == "Busy"
    assert panel.form.amount.isVisible()


def test_words_key_and_what_follows_are_the_clinics_own(
    qtbot: QtBot, panel: OutcomesPanel, desk: Desk
) -> None:
    choose(panel, 4)
    assert panel.form.label.text() == "Busy"
    panel.form.label.setText("Engaged")
    panel.form.label.textEdited.emit("Engaged")
    panel.form.amount.setText("25")
    panel.form.amount.textEdited.emit("25")
    with qtbot.waitSignal(panel.told) as told:
        panel.save_button.click()
    assert told.args == [SAVED]
    busy = stored(desk)["busy"]
    assert (busy.label, busy.next.kind, busy.next.amount) == (
        "Engaged",
        NextCall.MINUTES,
        25,
    )
    panel.form.as_shipped.click()
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
    assert stored(desk)["busy"] == SHIPPED_OUTCOMES[4]


def test_order_and_what_is_offered_are_kept(
    qtbot: QtBot, panel: OutcomesPanel, desk: Desk
) -> None:
    choose(panel, 1)
    panel.up_button.click()
    choose(panel, CODES.index("texted"))
    panel.form.active.setChecked(False)
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
    assert list(stored(desk))[:2] == ["call_again", "booked"]
    assert not stored(desk)["texted"].active


def test_two_outcomes_with_one_key_are_refused_with_a_sentence(
    qtbot: QtBot, panel: OutcomesPanel, desk: Desk
) -> None:
    panel.form.key.setCurrentIndex(panel.form.key.findData("3"))
    panel.save_button.click()
    qtbot.waitUntil(panel.notice.isVisible)
    assert "Two outcomes have the key 3" in panel.notice.accessibleName()
    assert tuple(stored(desk).values()) == SHIPPED_OUTCOMES


def test_a_failure_that_is_scrolled_out_of_view_comes_into_view(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    area, panel = QScrollArea(), OutcomesPanel(theme, background, desk)
    area.setWidgetResizable(True)
    area.setWidget(panel)
    qtbot.addWidget(area)
    area.resize(700, 260)
    area.show()
    qtbot.waitUntil(lambda: panel.form.label.text() == "Booked")
    panel.form.key.setCurrentIndex(panel.form.key.findData("3"))
    area.ensureWidgetVisible(panel.save_button)
    assert area.verticalScrollBar().value() > 0
    panel.save_button.click()
    qtbot.waitUntil(lambda: not panel.notice.visibleRegion().isEmpty())


def test_rules_for_calling_are_saved(
    qtbot: QtBot, panel: OutcomesPanel, desk: Desk
) -> None:
    panel.rules.closes.setText("8 pm")
    panel.rules.tries.setText("4")
    assert panel.rules.claim.number == 15
    panel.rules.claim.setText("20")
    with qtbot.waitSignal(panel.told) as told:
        panel.rules.save_button.click()
    assert told.args == [RULES_SAVED]
    assert show_outcomes(desk)[1] == CallRules(closes=time(20), most_tries=4)
    assert claim_minutes(desk) == 20


def test_the_services_refuse_whoever_manages_nothing(desk: Desk) -> None:
    ann = replace(desk, staff=replace(desk.staff, role=Role.RECEPTIONIST))
    outcomes, rules = show_outcomes(ann)
    for change in (
        partial(change_outcomes, ann, outcomes),
        partial(change_call_rules, ann, rules, 5),
        partial(set_claim_minutes, ann, 5),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_others_than_managers_only_look(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk
) -> None:
    ann = replace(desk, staff=replace(desk.staff, role=Role.RECEPTIONIST))
    panel = OutcomesPanel(theme, background, ann)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.form.label.text() == "Booked")
    assert not panel.save_button.isEnabled()
    assert not panel.rules.isEnabled()


def test_rules_with_a_text_that_is_no_time_are_not_saved(
    panel: OutcomesPanel, desk: Desk
) -> None:
    panel.rules.opens.setText("nine")
    panel.rules.save_button.click()
    assert panel.rules.opens.accessibleDescription() == NO_TIME
    assert panel.rules.closes.accessibleDescription() == ""
    assert panel.rules.opens.text() == "nine"
    assert show_outcomes(desk)[1] == CallRules()


def is_unsaved(panel: OutcomesPanel) -> bool:
    """As it is now."""
    return panel.is_unsaved


def test_rules_that_were_typed_and_not_saved_are_told_of(
    qtbot: QtBot, panel: OutcomesPanel
) -> None:
    assert not is_unsaved(panel)
    panel.rules.opens.setText("9 am")
    assert is_unsaved(panel)
    with qtbot.waitSignal(panel.told):
        panel.rules.save_button.click()
    assert not is_unsaved(panel)
    panel.rules.claim.setText("20")
    assert is_unsaved(panel)
    # Nor does the next look at the page take them away.
    panel.hide()
    with qtbot.waitSignal(panel.form.label.textChanged, raising=False, timeout=500):
        panel.show()
    assert panel.rules.claim.number == 20


def test_what_is_changed_while_outcomes_are_saved_is_unsaved(
    qtbot: QtBot, panel: OutcomesPanel
) -> None:
    panel.form.label.setText("Engaged")
    panel.form.label.textEdited.emit("Engaged")
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
        panel.form.label.setText("On a call")
        panel.form.label.textEdited.emit("On a call")
    assert is_unsaved(panel)
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
    assert not is_unsaved(panel)


@pytest.mark.parametrize(
    ("code", "change", "says"),
    [
        ("busy", {"label": " "}, "no words"),
        ("busy", {"label": "x" * 41}, "more than 40"),
        ("busy", {"label": "booked"}, "Two outcomes are called"),
        ("busy", {"key": "9"}, "1 to 8"),
        ("do_not_call", {"active": False}, "always offered"),
    ],
)
def test_outcomes_that_nobody_could_work_with_are_refused(
    code: str, change: dict[str, object], says: str
) -> None:
    edited = [
        replace(o, **change) if o.code == code else o  # type: ignore[arg-type] # named
        for o in SHIPPED_OUTCOMES
    ]
    with pytest.raises(OutcomesUnusable) as refused:
        check_outcomes(edited, CODES)
    assert says in refused.value.sentence
    with pytest.raises(OutcomesUnusable):
        check_outcomes(SHIPPED_OUTCOMES[1:], CODES)


def test_what_an_outcome_says_of_the_past_stays(desk: Desk) -> None:
    rewritten = [replace(o, dialled=False, counted=False) for o in SHIPPED_OUTCOMES]
    change_outcomes(desk, rewritten)
    assert tuple(stored(desk).values()) == SHIPPED_OUTCOMES


@pytest.mark.parametrize(
    ("template", "link"),
    [
        ("tel:{number}", "tel:+12125550142"),
        (
            "https://phone.example/?n={number}",
            "https://phone.example/?n=%2B12125550142",
        ),
        ("", None),
        ("tel:", None),
        ("file:///bin/{number}", None),
        ("javascript:{number}", None),
        ("{number}", None),
    ],
)
def test_only_a_link_that_dials_is_ever_opened(template: str, link: str | None) -> None:
    assert link_of(template, "+12125550142", None) == link


def test_the_telephone_is_set_for_the_computer(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    ini = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    state = WindowState(ini, "Kim", "main")
    panel = TelephonePanel(theme, state)
    qtbot.addWidget(panel)
    panel.show()
    panel.ways.setCurrentIndex(panel.ways.findData(SIP))
    panel.save_button.click()
    other = WindowState(ini, "Ann", "main").of_everybody()
    assert other.text(DIALS_BY) == SIP
    panel.ways.setCurrentIndex(panel.ways.findData(OWN))
    panel.template.setText("file:///bin/sh {number}")
    assert not panel.save_button.isEnabled()


def test_what_is_half_changed_stays_while_another_page_is_seen(
    qtbot: QtBot, panel: OutcomesPanel, desk: Desk
) -> None:
    choose(panel, 4)
    panel.form.label.setText("Engaged")
    panel.form.label.textEdited.emit("Engaged")
    panel.hide()
    panel.show()
    with qtbot.waitSignal(panel.told):
        panel.save_button.click()
    assert panel.form.label.text() == "Engaged"
    assert stored(desk)["busy"].label == "Engaged"
