"""Corrections of a preview: judged in their order, and none of them lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callback_desk.services import import_preview
from callback_desk.services.desk import Desk
from callback_desk.services.preview_rows import Key
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.verdict_table import NAME, NUMBER, SENT
from callback_desk.ui.needs_look.fix_field import FixLine
from callback_desk.ui.theme import Theme


@pytest.fixture
def key(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> Key:
    """A preview of two people, and the record that cannot be called."""
    file = tmp_path / "leads.csv"
    rows = "name,phone,date\nRuth Adler,12,2026-11-16\nDana Lee,212 555 0188,\n"
    file.write_text(rows, "utf-8")
    page.look_at(file)
    qtbot.waitUntil(page.import_button.isEnabled)
    assert page.looked is not None
    (key,) = page.looked.preview.rows.kept
    return key


def test_nothing_comes_in_before_it_is_read_as_was_said_last(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    offered = list[bool]()
    page.preview.mended.connect(lambda: offered.append(page.import_button.isEnabled()))
    page.mending.type_in(key, NUMBER, "212 555 0177")
    page.fields.zone.setCurrentIndex(page.fields.zone.count() - 1)
    qtbot.waitUntil(page.import_button.isEnabled)
    assert offered[0] is False, "it was read in another zone"


def test_nothing_comes_in_while_its_source_is_typed(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    page.fields.source.textEdited.emit("Fair")
    with qtbot.waitSignal(page.preview.mended):
        page.mending.type_in(key, NUMBER, "212 555 0177")
    assert not page.import_button.isEnabled()
    qtbot.waitUntil(page.import_button.isEnabled)


def test_a_cell_that_cannot_be_takes_no_other_with_it(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    with qtbot.waitSignal(page.preview.mended):
        page.mending.type_in(key, NUMBER, "212 555 0177")
    with qtbot.waitSignal(page.mending.refused):
        page.mending.type_in(key, SENT, "last week or so")
    assert page.mending.typed == {key: {NUMBER: "212 555 0177"}}
    assert page.mending.fixes[key].phone_text == "212 555 0177"
    assert page.mending.mended[key].phone == "+12125550177"


def test_what_is_typed_since_outlives_what_could_not_be(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    page.mending.type_in(key, SENT, "last week or so")
    page.mending.type_in(key, SENT, "2026-11-17")
    page.mending.type_in(key, NUMBER, "212 555 0177")
    qtbot.waitUntil(lambda: key in page.mending.mended)
    assert page.mending.mended[key].phone == "+12125550177"
    assert page.mending.typed == {key: {SENT: "2026-11-17", NUMBER: "212 555 0177"}}


def test_a_bug_in_what_nobody_wants_any_more_is_told_all_the_same(
    qtbot: QtBot, page: ImportPage, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*of: object, **named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_preview, "seen_row", broken)
    with qtbot.waitSignal(page.work.bug):
        page.mending.type_in(key, NAME, "Ruth A.")
        page.mending.forget()


def half_typed(page: ImportPage, key: Key, column: int, text: str) -> FixLine:
    """Open a cell by its keys and begin to type."""
    view = page.preview.view
    place = page.preview.table.place_of(key)
    assert place is not None
    view.choose(place, column)
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = view.open_cell.field()
    assert field is not None
    QTest.keyClicks(field, text)
    return field


def test_a_preview_that_comes_leaves_an_open_cell_open(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    page.show()
    half_typed(page, key, NUMBER, "212 555 0")
    with qtbot.waitSignal(page.work.previewed):
        page.fields.zone.setCurrentIndex(page.fields.zone.count() - 1)
    field = page.preview.view.open_cell.field()
    assert field is not None
    QTest.keyClicks(field, "177")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: key in page.mending.mended)
    assert page.mending.mended[key].phone == "+12125550177"


def test_one_cell_is_half_typed_while_the_one_beside_it_is_judged(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    page.show()
    page.mending.type_in(key, NUMBER, "212 555 0177")
    field = half_typed(page, key, NAME, "Ruth A.")
    qtbot.waitUntil(lambda: key in page.mending.mended)
    assert field.text() == "Ruth A."


def test_what_is_typed_before_the_preview_is_whole_is_judged_with_it(
    qtbot: QtBot, page: ImportPage, key: Key
) -> None:
    assert page.looked is not None
    preview = page.looked.preview
    page.mending.forget()
    page.mending.type_in(key, NUMBER, "212 555 0177")
    with qtbot.waitSignal(page.mending.changed):
        page.mending.begin(preview.rows, preview.calendar)
    assert page.mending.mended[key].phone == "+12125550177"


@pytest.mark.parametrize(("typed", "called"), [("212 555 0177", 2), ("no idea", 1)])
def test_it_is_judged_while_it_is_taken_in(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    typed: str,
    called: int,
) -> None:
    file = tmp_path / "leads.csv"
    rows = "name,phone\nRuth Adler,12\nDana Lee,212 555 0188\n"
    file.write_text(rows, "utf-8")
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.show()
    page.look_at(file)
    qtbot.waitUntil(page.import_button.isEnabled)
    assert page.looked is not None
    (key,) = page.looked.preview.rows.kept
    page.mending.type_in(key, NUMBER, typed)
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    queue, _ = show_queue(desk)
    assert len(queue.entries) == called
