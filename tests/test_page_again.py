"""Two people at one computer: each finds their own page again."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callback_desk.reception import Reception
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.ui.foot_line import FootLine
from tests import test_app
from tests.cli.command_line import SAMPLES
from tests.desks import opened
from tests.test_app import let_in, signed_in
from tests.ui.keyboard import Key, press

reception = test_app.reception
ANN = "Ann Porter"


@pytest.fixture
def both(reception: Reception, tmp_path: Path) -> Reception:
    """A desk with leads, at which a manager and Ann sign in by turns."""
    let_in(tmp_path, ANN)
    with opened(tmp_path / "desk.db") as desk:
        file = SAMPLES / "gravity-forms.csv"
        import_file(desk, lambda: desk.open_lead_file(file), SourceSettings())
    return reception


def test_each_finds_their_page_and_nothing_of_the_one_before(
    qtbot: QtBot, both: Reception
) -> None:
    first = signed_in(qtbot)
    qtbot.waitUntil(lambda: first.today.lead_shown() != "")
    first.today.list.choose(1)
    qtbot.waitUntil(lambda: first.today.lead_shown() == "Maria Alvarez")
    first.today.search.setText("maria")
    first.tell("The number is copied.")
    first.show_page(first.calendar)
    both.lock()
    other = signed_in(qtbot, ANN)
    qtbot.waitUntil(lambda: other.today.lead_shown() == "Dana Lee")
    assert other.page_shown() is other.today
    assert other.today.search.text() == ""
    told = [line.text() for line in other.findChildren(FootLine)]
    assert "The number is copied." not in told
    both.lock()
    again = signed_in(qtbot)
    # Whom she had chosen comes back behind the page that she had left, without a key.
    qtbot.waitUntil(lambda: again.today.lead_shown() == "Maria Alvarez")
    assert again.page_shown() is again.calendar
    assert not again.today.list.view.hasFocus()
    press(again, Key.Key_Return)
    assert not again.today.card.is_calling


def test_the_page_is_remembered_where_the_program_ends_behind_the_lock(
    qtbot: QtBot, both: Reception
) -> None:
    first = signed_in(qtbot)
    first.show_page(first.calendar)
    both.lock()
    first.close()
    assert first._state.text("page") == "calendar"
