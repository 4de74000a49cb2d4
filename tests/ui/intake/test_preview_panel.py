"""The rows of a preview: filtered, in danger first, mended in place by keys."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.services import preview_rows
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.list_imports import list_imports
from callback_desk.services.needs_look import list_kept
from callback_desk.services.preview_rows import PreviewRows
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.verdict_table import (
    EMAIL,
    FILE,
    NAME,
    NUMBER,
    ROW,
    SENT,
    VERDICT,
)
from callback_desk.ui.theme import Theme
from tests.intake.mails import mail
from tests.ui.intake.test_import_page import column, counts, said

Key = Qt.Key
HEADER = "name,phone,email,message,date\n"
ANN = "Ann Bell,212-555-0142,ann@example.net,hello,2026-11-16 09:30\n"
BO = "Bo Chen,12,bo@example.net,please call,2026-11-16 09:40\n"
NOBODY = ",646-555-0188,,who,2026-11-16 09:50\n"
DANGER = "Cy Diaz,917-555-0117,,i want to die,2026-11-16 10:00\n"


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, background: Background, desk: Desk) -> ImportPage:
    page = ImportPage(theme, background, desk)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def look_at(qtbot: QtBot, page: ImportPage, folder: Path, *rows: str) -> None:
    file = folder / "leads.csv"
    file.write_text(HEADER + "".join(rows), "utf-8")
    page.look_at(file)
    qtbot.waitUntil(lambda: page.preview.preview is not None)
    page.activateWindow()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def typed(page: ImportPage, text: str) -> None:
    """Type over what stands in the cell that is open."""
    QTest.keyClicks(focused(), text)
    press(Key.Key_Return)


def is_typed(page: ImportPage, number: int, text: str) -> bool:
    """Whether a row was judged anew with that in its cell."""
    return [t.get(number) for t in page.mending.typed.values()] == [text]


def cell(page: ImportPage, row: int, number: int) -> str:
    return str(page.preview.table.index(row, number).data())


def test_who_is_in_danger_stands_first_by_the_neutral_word(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, ANN, BO, DANGER)
    assert column(page, VERDICT) == ["Priority, new", "new", "needs a look"]
    assert column(page, NAME) == ["Cy Diaz", "Ann Bell", "Bo Chen"]
    assert counts(page)["safety"] == 1
    assert "die" not in said(page)


def test_of_very_many_in_danger_it_is_said_how_many_are_not_listed(
    qtbot: QtBot, page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_rows, "MOST_SHOWN", 1)
    others = [DANGER.replace("0117", f"02{n:02}") for n in range(3)]
    look_at(qtbot, page, tmp_path, ANN, *others)
    assert column(page, VERDICT) == ["Priority, new", "new"]
    assert counts(page)["safety"] == 3
    assert "2 more of them are not, and stand on top of Today" in said(page)


def test_each_count_is_a_filter(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    look_at(qtbot, page, tmp_path, ANN, BO, NOBODY, DANGER)
    counter = page.preview.filters.counter("needs_look")
    counter.setFocus()
    press(Key.Key_Space)
    assert column(page, ROW) == ["3", "4"]
    page.preview.filters.counter("safety").click()
    assert column(page, ROW) == ["5"]
    page.preview.filters.counter("safety").click()
    assert column(page, ROW) == ["5", "2", "3", "4"]


def test_a_cell_is_mended_by_keys_and_judged_at_once(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, ANN, BO)
    assert page.import_button.text() == "Import 1 lead, keep 1 for a look"
    page.preview.view.setFocus()
    page.preview.view.choose(1)
    assert "There is no number that could be called" in said(page)
    press(Key.Key_F2)
    typed(page, "(646) 555-0188")
    qtbot.waitUntil(lambda: counts(page) == {"all": 2, "new": 2})
    assert cell(page, 1, VERDICT) == "new, mended"
    assert cell(page, 1, NUMBER) == "(646) 555-0188"
    assert page.import_button.text() == "Import 2 leads"
    page.import_button.setFocus()
    with qtbot.waitSignal(page.imported):
        press(Key.Key_Return)
    names = {e.lead.name: e.lead.lead_id for e in show_queue(desk)[0].entries}
    assert names.keys() == {"Ann Bell", "Bo Chen"}
    assert list_kept(desk).rows == []
    lead_id = names["Bo Chen"]
    assert lead_id is not None
    (sent,) = show_lead(desk, lead_id).submissions
    assert sent.record.submission.raw == BO
    assert "corrected by hand: number" in sent.record.repairs
    (listed,) = list_imports(desk).imports
    assert (listed.counts["new"], listed.counts["needs_look"]) == (1, 1)
    assert check_desk(desk)[0] == []
    look_at(qtbot, page, tmp_path, ANN, BO)
    assert counts(page) == {"all": 2, "known": 2}


def test_name_e_mail_and_time_are_mended_too(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, NOBODY)
    view = page.preview.view
    view.setFocus()
    view.choose(0)
    press(Key.Key_Return)
    typed(page, "Dee Fox")
    qtbot.waitUntil(lambda: counts(page) == {"all": 1, "new": 1})
    for number, text in ((EMAIL, "dee@example.net"), (SENT, "2026-11-16 08:00")):
        view.choose(0, number)
        press(Key.Key_F2)
        typed(page, text)
        qtbot.waitUntil(partial(is_typed, page, number, text))
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    (entry,) = show_queue(desk)[0].entries
    assert entry.lead.lead_id is not None
    (sent,) = show_lead(desk, entry.lead.lead_id).submissions
    said_now = sent.record.submission
    assert (said_now.name, said_now.email) == ("Dee Fox", "dee@example.net")
    assert entry.lead.received_at.hour == 13


def test_a_mended_row_may_be_somebody_who_is_in_the_file_already(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    again = ANN.replace("212-555-0142", "12").replace("hello", "me again")
    look_at(qtbot, page, tmp_path, ANN, again)
    page.preview.view.setFocus()
    page.preview.view.choose(1)
    press(Key.Key_F2)
    typed(page, "212-555-0142")
    qtbot.waitUntil(lambda: counts(page) == {"all": 2, "new": 1, "repeat": 1})
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    assert list_kept(desk).rows == []


def test_of_a_mail_that_brings_several_one_is_mended_and_the_others_wait(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    """They share the mail's number; each is a record of its own."""
    path = tmp_path / "export.eml"
    rows = "name,phone,message\nAnn Bell,12,hi\nBo Chen,13,hi\nCy Diaz,14,hi\n"
    path.write_bytes(
        mail(
            "--x\n\nThe leads of today.\n--x\nContent-Type: text/csv; name=leads.csv\n"
            f"Content-Disposition: attachment; filename=leads.csv\n\n{rows}\n--x--\n",
            more="Content-Type: multipart/mixed; boundary=x\n",
        )
    )
    page.look_at(path)
    qtbot.waitUntil(lambda: page.preview.preview is not None)
    page.activateWindow()
    assert counts(page) == {"all": 3, "needs_look": 3}
    assert column(page, ROW) == ["1", "1", "1"]
    page.preview.view.setFocus()
    page.preview.view.choose(1)
    press(Key.Key_F2)
    typed(page, "646-555-0188")
    qtbot.waitUntil(lambda: counts(page) == {"all": 3, "new": 1, "needs_look": 2})
    assert column(page, VERDICT) == [
        "needs a look",
        "new, mended",
        "needs a look",
    ]
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    assert [e.lead.name for e in show_queue(desk)[0].entries] == ["Bo Chen"]
    assert [row.name for row in list_kept(desk).rows] == ["Ann Bell", "Cy Diaz"]


def test_while_a_long_file_is_read_a_bar_tells_how_far_it_is(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, ANN, BO)
    made = page.preview.preview
    assert made is not None
    assert page.preview.bar.isHidden()
    page.look_at(tmp_path / "leads.csv")
    page.work.end_look()
    page.work.rows_came.emit(PreviewRows(), 0.125)
    assert page.preview.bar.isVisible()
    assert page.preview.bar.value() == 125
    assert "Looking through the file" in said(page)
    for share, value in ((0.25, 250), (None, -1)):
        page.work.rows_came.emit(made.rows, share)
        assert page.preview.bar.isVisible()
        assert page.preview.bar.value() == value
        assert "2 records so far" in said(page)
    page.look_at(tmp_path / "leads.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    assert page.preview.bar.isHidden()


def test_typing_back_what_came_takes_the_correction_back(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, BO)
    view = page.preview.view
    view.setFocus()
    view.choose(0)
    press(Key.Key_F2)
    typed(page, "646-555-0188")
    qtbot.waitUntil(lambda: counts(page) == {"all": 1, "new": 1})
    press(Key.Key_F2)
    typed(page, "12")
    qtbot.waitUntil(lambda: counts(page) == {"all": 1, "needs_look": 1})
    assert page.mending.fixes == {}


def test_escape_in_a_cell_leaves_the_cell_alone(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, BO)
    view = page.preview.view
    view.setFocus()
    view.choose(0)
    press(Key.Key_F2)
    QTest.keyClicks(focused(), "646")
    press(Key.Key_Escape)
    assert cell(page, 0, NUMBER) == "12"
    assert counts(page) == {"all": 1, "needs_look": 1}
    assert page.isVisible()


def test_a_time_that_cannot_be_says_so_and_changes_nothing(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    look_at(qtbot, page, tmp_path, BO)
    view = page.preview.view
    view.setFocus()
    view.choose(0, SENT)
    press(Key.Key_F2)
    typed(page, "some day")
    qtbot.waitUntil(lambda: "some day" in said(page))
    assert cell(page, 0, SENT) == "Mon 16 Nov 9:40 AM"
    assert page.mending.fixes == {}


def test_a_refused_file_keeps_none_of_the_others(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ANN)
    (tmp_path / "b.csv").write_text("<!doctype html><html></html>")
    (tmp_path / "c.csv").write_text(HEADER + BO)
    page.look_at(*(tmp_path / name for name in ("a.csv", "b.csv", "c.csv")))
    qtbot.waitUntil(lambda: page.preview.preview is not None)
    files = page.preview.files
    told = [
        [str(files.table.index(row, column).data()) for column in (0, 1)]
        for row in range(files.table.rowCount())
    ]
    assert [name for name, _ in told] == ["All files", "a.csv", "b.csv", "c.csv"]
    assert told[0][1] == "3 files, 1 refused"
    assert told[1][1] == "1 record: 1 new (a plain CSV)"
    assert "a web page" in told[2][1]
    assert told[3][1] == "1 record: 1 needs a look (a plain CSV)"
    files.choose(2)
    files.setFocus()
    assert column(page, FILE) == ["a.csv", "c.csv"]
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert column(page, FILE) == ["a.csv"]
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    assert len(list_imports(desk).imports) == 2
