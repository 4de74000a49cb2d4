"""Import: nothing is written before it is asked for; one key, then it is in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.calendar_file import read_calendar
from callback_desk.domain.held_mail import HeldMail
from callback_desk.services.calendar_changes import change_calendar
from callback_desk.services.desk import Desk
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.intake.import_page import ImportPage
from callback_desk.ui.intake.lead_source import LeadSource
from callback_desk.ui.intake.problem_box import ProblemBox
from callback_desk.ui.intake.verdict_filters import VerdictCounter
from callback_desk.ui.intake.verdict_table import FILE
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.import_preview import FIELDS
from tests.cli.command_line import SAMPLES
from tests.desks import CALENDAR
from tests.intake.outlook_files import BODY, SUBJECT, outlook


def said(page: ImportPage) -> str:
    labels = page.findChildren(PlainLabel)
    return " | ".join(x.text() for x in labels if x.text() and x.isVisible())


def counts(page: ImportPage) -> dict[str, int]:
    """What the counters say, of those that are seen."""
    counters = page.preview.filters.findChildren(VerdictCounter)
    return {str(c.kind): c.count for c in counters if c.isVisible()}


def test_a_preview_counts_and_writes_nothing(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    page.look_at(SAMPLES / "saved-by-excel.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    assert counts(page) == {"all": 5, "new": 2, "needs_look": 2, "skipped": 1}
    assert "Nothing is written yet" in said(page)
    assert page.import_button.text() == "Import 2 leads, keep 2 for a look"
    assert page.preview.table.rowCount() == 5
    assert show_queue(desk)[0].entries == ()


def test_enter_imports_what_was_shown(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert len(show_queue(desk)[0].entries) == 5


def test_escape_leaves_it(qtbot: QtBot, page: ImportPage, desk: Desk) -> None:
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert show_queue(desk)[0].entries == ()


def test_a_bad_file_gets_a_sentence(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.look_at(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: "Nothing of this file was taken in." in said(page))
    assert "gone.csv could not be read" in said(page)
    assert not page.import_button.isEnabled()
    # The reason stands in a box above, and no empty table beneath it.
    (box,) = page.findChildren(ProblemBox)
    assert "could not be read" in box.sentence
    assert page.preview.rows_card.isHidden()
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    assert (box.sentence, page.preview.rows_card.isHidden()) == ("", False)


def test_a_bad_file_does_not_offer_the_one_before(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.look_at(SAMPLES / "gravity-forms.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    page.look_at(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: "Nothing of this file was taken in." in said(page))
    assert page.import_button.text() == "Import"


def test_what_is_known_already_is_not_offered(qtbot: QtBot, page: ImportPage) -> None:
    for _ in range(2):
        page.look_at(SAMPLES / "name-and-phone.csv")
        qtbot.waitUntil(lambda: page.preview.preview is not None)
        if page.import_button.isEnabled():
            with qtbot.waitSignal(page.imported):
                QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert counts(page) == {"all": 5, "known": 5}
    assert not page.import_button.isEnabled()


def test_what_needs_a_look_is_one_key_away(qtbot: QtBot, page: ImportPage) -> None:
    page.look_at(SAMPLES / "saved-by-excel.csv")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.result.look_button.hasFocus())
    assert "2 leads came in. 2 records need a look." in said(page)
    assert page.result.look_button.text() == "Look at 2 records"
    with qtbot.waitSignal(page.look_wanted):
        QTest.keyClick(page.result.look_button, Qt.Key.Key_Return)
    page.look_at(SAMPLES / "gravity-forms.csv")
    assert not page.result.isVisible()
    assert page.import_button.isVisible()


def column(page: ImportPage, number: int) -> list[str]:
    table = page.preview.table
    return [str(table.index(row, number).data()) for row in range(table.rowCount())]


def test_several_mails_and_a_folder_are_one_preview(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    for name in ("cf7-0.eml", "cf7-1.eml"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    page.look_at(SAMPLES / "divi-0.eml", tmp_path)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert "divi-0.eml and 1 more | 3 files. Nothing is written yet." in said(page)
    assert counts(page) == {"all": 3, "new": 2, "repeat": 1}
    assert column(page, FILE) == ["divi-0.eml", "cf7-0.eml", "cf7-1.eml"]
    with qtbot.waitSignal(page.imported) as imported:
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert imported.args is not None
    assert (imported.args[0].seen, len(imported.args[0].batches)) == (3, 3)
    assert len(show_queue(desk)[0].entries) == 2


def test_what_is_said_of_a_file_counts_before_it_is_read_so(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        text = "Who,Line,Tag\nAnn Bell,212 555 0188,x\n"
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    page.look_at(tmp_path / "a.csv", tmp_path / "b.csv")
    qtbot.waitUntil(lambda: page.looked is not None)
    files, panel = page.preview.files, page.columns.panel
    files.setCurrentIndex(files.table.index(1, 0))
    page.columns.button.click()
    said_so = ((1, "Tag", "page"), (2, "Tag", "page"), (1, "Who", "name"))
    for file, label, field in said_so:
        files.setCurrentIndex(files.table.index(file, 0))
        box = panel.holds_of(label)
        box.setCurrentText(FIELDS[field])
        box.activated.emit(box.currentIndex())
    assert page.wanted is not None
    said = {path.name: dict(c.columns) for path, c in page.wanted.choices.items()}
    assert said == {"a.csv": {"Tag": "page", "Who": "name"}, "b.csv": {"Tag": "page"}}


def test_one_that_cannot_be_read_does_not_keep_the_others(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    page.look_at(tmp_path / "gone.eml", SAMPLES / "divi-0.eml", tmp_path / "lost.eml")
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert "3 files, 2 refused." in said(page)
    assert "gone.eml could not be read" in said(page)
    assert "These cannot be read either: lost.eml." in said(page)
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert len(show_queue(desk)[0].entries) == 1


def test_what_a_folder_holds_and_is_not_read_is_told(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    for name in ("cf7-0.eml", "older/cf7-1.eml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((SAMPLES / Path(name).name).read_bytes())
    (tmp_path / "phone list.ods").write_bytes(b"PK\x03\x04")
    page.look_at(tmp_path)
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert "3 files, 2 refused." in said(page)
    assert "older could not be read: a folder inside a folder" in said(page)
    assert "phone list.ods" in said(page)
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    assert len(show_queue(desk)[0].entries) == 1


def test_a_folder_without_leads_gets_a_sentence(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    page.look_at(tmp_path)
    qtbot.waitUntil(lambda: "holds no file of leads" in said(page))
    assert not page.import_button.isEnabled()


PASTED = "Name: Maria Alvarez\nPhone: (212) 555-0142\nMessage: please call me"


def test_a_mail_is_pasted(qtbot: QtBot, page: ImportPage, desk: Desk) -> None:
    page.activateWindow()
    QApplication.clipboard().setText(PASTED)
    page.paste()
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert counts(page) == {"all": 1, "new": 1}
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    (entry,) = show_queue(desk)[0].entries
    assert entry.lead.name == "Maria Alvarez"
    page.paste()
    qtbot.waitUntil(lambda: counts(page) == {"all": 1, "known": 1})


def test_a_pasted_text_that_is_no_form_is_kept_for_a_look(
    qtbot: QtBot, page: ImportPage
) -> None:
    QApplication.clipboard().setText("Hello, could somebody ring my sister back?")
    page.paste()
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert page.import_button.text() == "Keep 1 for a look"


def test_a_mail_out_of_webmail_is_pasted_though_it_is_html_alone(
    qtbot: QtBot, page: ImportPage, desk: Desk
) -> None:
    data = QMimeData()
    lines = "".join(f"<p>{line}</p>" for line in PASTED.splitlines())
    data.setHtml(f"<html><head><link href='file:///x.css'></head>{lines}</html>")
    QApplication.clipboard().setMimeData(data)
    page.paste()
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert counts(page) == {"all": 1, "new": 1}


def test_mails_without_files_are_imported_as_their_files_would_be(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    """Two bear one name, one is a table: that is told, and the mails go in."""
    texts = (PASTED, "Name: Ana Bell\nPhone: (646) 555-0101")
    mails = [outlook({SUBJECT: "Contact form", BODY: text}) for text in texts]
    table = HeldMail("leads.csv", b"Name,Phone\nBob Cole,646-555-0102\n")
    held = (*(HeldMail("Contact form.msg", mail) for mail in mails), table)
    page.read(LeadSource(held=held))
    qtbot.waitUntil(lambda: page.import_button.hasFocus())
    assert counts(page) == {"all": 2, "new": 2}
    assert "leads.csv" in said(page)
    assert "saved as a file first" in said(page)
    with qtbot.waitSignal(page.imported):
        QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    entries = show_queue(desk)[0].entries
    assert {one.lead.name for one in entries} == {"Maria Alvarez", "Ana Bell"}
    (tmp_path / "saved.msg").write_bytes(mails[0])
    page.look_at(tmp_path / "saved.msg")
    qtbot.waitUntil(lambda: counts(page) == {"all": 1, "known": 1})


@pytest.mark.parametrize("text", ["  \n", None])
def test_an_empty_clipboard_is_told(
    qtbot: QtBot, page: ImportPage, text: str | None
) -> None:
    clipboard = QApplication.clipboard()
    clipboard.clear() if text is None else clipboard.setText(text)
    page.paste()
    assert "There is no text on the clipboard." in said(page)
    assert not page.import_button.isEnabled()


def test_a_low_strip_presses_nothing_together(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    (tmp_path / "page.csv").write_text("<!doctype html><html></html>")
    page.resize(388, 560)
    page.look_at(
        *(SAMPLES / "gravity-forms.csv", SAMPLES / "saved-by-excel.csv"),
        tmp_path / "page.csv",
    )
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    with qtbot.waitSignal(page.imported):
        page.import_button.click()
    parts: list[QWidget] = [page.preview.filters, page.preview.files, page.preview.view]
    parts += [b for b in page.findChildren(NamedButton) if b.isVisible()]

    def pressed() -> list[QWidget]:
        return [part for part in parts if part.height() < _needed(part)]

    qtbot.waitUntil(lambda: not pressed())


def _needed(part: QWidget) -> int:
    high = part.heightForWidth(part.width())
    return high if high > 0 else part.minimumSizeHint().height()


def test_what_a_column_holds_is_read_whole(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    (tmp_path / "odd.csv").write_text("Kontakt A,B\nAnn Bell,212-555-0142\n")
    page.resize(1240, 600)
    page.look_at(tmp_path / "odd.csv")
    qtbot.waitUntil(lambda: page.import_button.isEnabled())
    page.columns.button.click()
    box = page.columns.panel.holds_of("B")
    longest = max(map(box.fontMetrics().horizontalAdvance, FIELDS.values()))
    # What the chevron and the edges take.
    qtbot.waitUntil(lambda: box.width() >= longest + 40)


def test_numbers_of_another_country_than_the_clinics_are_told(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    american = read_calendar(CALENDAR)
    change_calendar(desk, replace(american, country="DK", open_on=()))
    people = ("Ann Bell,212-555-0142", "Bo Cole,646-555-0188", "Cy Dee,917-555-0117")
    rows = [f"{person},11/12/2026 08:00" for person in people]
    (tmp_path / "leads.csv").write_text("\n".join(["Name,Phone,Date", *rows]))
    page.look_at(tmp_path / "leads.csv")
    qtbot.waitUntil(lambda: page.looked is not None)
    (box,) = page.findChildren(ProblemBox)
    assert box.sentence == (
        "Hardly any of these numbers is valid in the desk’s country (Denmark); most "
        "would be in another: United States."
    )
    assert "Calendar, More, Place and time zone" in box.what_to_do
    change_calendar(desk, american)
    page.look_at(tmp_path / "leads.csv")
    qtbot.waitUntil(lambda: "Import 3 leads" in page.import_button.text())
    assert box.sentence == ""
    assert page.looked is not None
    days = [row.received_at.date() for row in page.looked.preview.rows.rows]
    assert days == [date(2026, 11, 12)] * 3, "days and months, too, are the country's"
