"""The list of imports: what has no room in a row is told of the chosen one."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callback_desk.domain.errors import DatabaseLocked
from callback_desk.domain.import_list import ImportState
from callback_desk.domain.sort_order import SortOrder
from callback_desk.domain.stopping import Heed
from callback_desk.domain.undone_together import UndoneTogether
from callback_desk.services import taking_back
from callback_desk.services.desk import Desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.import_together import undo_together
from callback_desk.services.list_imports import ImportPage, Known, list_imports
from callback_desk.services.undo_import import OnPart, undo_import
from callback_desk.services.work_queue import show_queue
from callback_desk.ui.background import Background
from callback_desk.ui.intake import imports_page, kept_saving
from callback_desk.ui.intake.import_list import BROUGHT, FILE, STATE
from callback_desk.ui.intake.imports_page import ImportsPage
from callback_desk.ui.paged_table import NOWHERE
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel
from tests.cli.command_line import SAMPLES
from tests.desks import copy_desk, opened
from tests.ui.intake.test_undoing import SlowUndo

ACROSS = Qt.Orientation.Horizontal
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
FILES = ("saved-by-excel.csv", "gravity-forms.csv")


def test_what_is_cut_stands_beneath_the_list(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        for name in FILES:
            import_file(
                desk, partial(desk.open_lead_file, SAMPLES / name), SourceSettings()
            )
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.resize(1200, 600)
        page.show()
        qtbot.waitUntil(lambda: page.table.rowCount() == len(FILES))
        page.view.setColumnWidth(BROUGHT, 40)
        page.view.selectRow(1)
        whole = str(page.table.index(1, BROUGHT).data())
        assert "2 need a look" in whole
        assert str(page.table.index(1, STATE).data()) == "2 still need a look"
        told = [label.text() for label in page.findChildren(PlainLabel)]
        assert any(whole in text for text in told)
        for column in (FILE, BROUGHT):
            page.view.setColumnWidth(column, 900)
        page.view.selectRow(0)
        told = [label.text() for label in page.findChildren(PlainLabel)]
        assert not any("gravity-forms.csv" in text for text in told)


def test_taking_one_back_can_be_stopped_while_it_is_done(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = SlowUndo()
    monkeypatch.setattr(imports_page, "undo_together", slow.run)
    with opened(copy_desk(tmp_path)) as desk:
        file = partial(desk.open_lead_file, SAMPLES / FILES[1])
        import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.resize(1200, 600)
        page.show()
        qtbot.waitUntil(page.undo_button.isEnabled)
        page.undo_button.click()
        qtbot.waitUntil(lambda: page.dialog is not None)
        dialog = page.dialog
        assert dialog is not None
        dialog.act_button.click()
        assert dialog.stay_button.text() == "Stop"
        with qtbot.waitSignal(dialog.finished):
            dialog.reject()
            assert not dialog.stay_button.isEnabled(), "it ends in a moment"
        told = [label.text() for label in page.findChildren(PlainLabel)]
        assert "Stopped: the import stays as it was." in told
        assert page.undo_button.isEnabled()


def one_by_one(
    desk: Desk,
    known: Known | None,
    limit: int,
    order: SortOrder | None,
    until: int | None = None,
) -> ImportPage:
    return list_imports(desk, known, 1, order)


def test_sorted_ones_come_from_all_and_go_on_in_their_order(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(imports_page, "list_imports", one_by_one)
    with opened(copy_desk(tmp_path)) as desk:
        for name in FILES:
            file = partial(desk.open_lead_file, SAMPLES / name)
            import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        QAbstractItemModelTester(page.table, FATAL, page)
        page.refresh()
        qtbot.waitUntil(lambda: page.table.rowCount() == 1)
        page.sorting.ask(FILE)
        page.sorting.ask(FILE)

        def shown() -> list[str]:
            return [one.file_name for one in page.table.rows]

        # The last of all, not of the one that was read so far.
        qtbot.waitUntil(lambda: shown()[:1] == ["saved-by-excel.csv"])
        page.table.fetchMore(NOWHERE)
        qtbot.waitUntil(lambda: len(shown()) == 2)
        assert page.table.headerData(FILE, ACROSS) == "File ▼"
        assert not page.table.canFetchMore(NOWHERE)
        page.sorting.ask(FILE)
        qtbot.waitUntil(lambda: shown()[0] == FILES[-1])


def test_stopped_in_the_middle_the_rest_stays_and_goes_another_time(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking_back, "AT_ONCE", 2)
    with opened(copy_desk(tmp_path)) as desk:
        file = partial(desk.open_lead_file, SAMPLES / FILES[1])
        import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.show()
        told, seen = list[str](), list[str]()
        page.told.connect(told.append)

        def stopped(
            desk: Desk, batches: tuple[int, ...], heed: Heed, leave: Heed, tell: OnPart
        ) -> UndoneTogether:
            def hear(passed: int, count: int) -> None:
                tell(passed, count)
                page.stop()

            return undo_together(desk, batches, heed, leave, hear)

        def take_back() -> list[object]:
            qtbot.waitUntil(page.undo_button.isEnabled)
            page.undo_button.click()
            qtbot.waitUntil(lambda: page.dialog is not None)
            dialog = page.dialog
            assert dialog is not None
            dialog.acted.connect(lambda: seen.append(dialog.means))
            with qtbot.waitSignal(page.undone) as undone:
                dialog.act_button.click()
            return list(undone.args)

        monkeypatch.setattr(imports_page, "undo_together", stopped)
        assert take_back() == [1, False]
        assert seen[0].startswith("Taking the import back… 2 of 5 leads.")
        qtbot.waitUntil(lambda: page.table.rows[0].state is ImportState.IN_PART)
        assert len(show_queue(desk)[0].entries) == 3
        monkeypatch.setattr(imports_page, "undo_together", undo_together)
        assert take_back() == [1, True]
        assert told == [
            "Stopped: 2 of 5 leads were taken back; the others stay. "
            "Undo import takes the rest back, too.",
            "3 leads are gone again.",
        ]
        qtbot.waitUntil(lambda: page.table.rows[0].state is ImportState.UNDONE)
        assert show_queue(desk)[0].entries == ()


def test_what_waits_is_saved_of_the_import_that_was_chosen_as_it_was_asked(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = "name,phone,message\n{name},none,please call\n"
    with opened(copy_desk(tmp_path)) as desk:
        for name in ("Ana Lopez", "Bo Chen"):
            path = tmp_path / f"{name}.csv"
            path.write_text(rows.format(name=name), "utf-8")
            import_file(desk, partial(desk.open_lead_file, path), SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.refresh()
        qtbot.waitUntil(page.save_button.isEnabled)
        place = tmp_path / "kept.csv"

        def choose_another(*asked: object) -> str:
            page.view.setCurrentIndex(page.table.index(1, 0))
            return str(place)

        monkeypatch.setattr(kept_saving, "ask_place", choose_another)
        with qtbot.waitSignal(page.saving.saved):
            page.save_button.click()
    assert "Bo Chen" in place.read_text("utf-8")


def test_older_ones_that_could_not_be_read_are_asked_for_again(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def newest(
        desk: Desk,
        known: Known | None,
        limit: int,
        order: object,
        until: int | None = None,
    ) -> ImportPage:
        if known is not None:
            raise DatabaseLocked
        return one_by_one(desk, known, limit, None)

    with opened(copy_desk(tmp_path)) as desk:
        for name in FILES:
            file = partial(desk.open_lead_file, SAMPLES / name)
            import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        monkeypatch.setattr(imports_page, "list_imports", newest)
        page.refresh()
        qtbot.waitUntil(lambda: page.table.rowCount() == 1)
        with qtbot.waitSignal(page.failed):
            page.table.fetchMore(NOWHERE)
        monkeypatch.setattr(imports_page, "list_imports", one_by_one)
        assert page.table.canFetchMore(NOWHERE)
        page.table.fetchMore(NOWHERE)
        qtbot.waitUntil(lambda: page.table.rowCount() == 2)
        assert [one.file_name for one in page.table.rows] == list(reversed(FILES))


def test_looking_again_leaves_the_chosen_one_where_it_is(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(imports_page, "PAGE", 1)
    with opened(copy_desk(tmp_path)) as desk:
        files = [partial(desk.open_lead_file, SAMPLES / name) for name in FILES]
        for file in files:
            import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.table.rowCount() >= 1)
        page.table.fetchMore(NOWHERE)
        qtbot.waitUntil(lambda: page.table.rowCount() == 2)
        page.view.selectRow(1)
        import_file(desk, files[0], SourceSettings())
        undo_import(desk, 2)
        page.refresh()
        qtbot.waitUntil(lambda: page.table.rowCount() == 3)
        assert [one.batch_id for one in page.table.rows] == [3, 2, 1]
        assert page.table.rows[1].state is ImportState.UNDONE
        chosen = page.chosen()
        assert chosen is not None
        assert chosen.batch_id == 1
        assert page.undo_button.isEnabled()
        assert not page.table.canFetchMore(NOWHERE)


def test_the_chosen_one_stays_where_another_order_has_it_farther_behind(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(imports_page, "PAGE", 1)
    with opened(copy_desk(tmp_path)) as desk:
        for name in FILES:
            file = partial(desk.open_lead_file, SAMPLES / name)
            import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.refresh()
        qtbot.waitUntil(lambda: page.table.rowCount() == 1)
        page.sorting.ask(FILE)
        page.sorting.ask(FILE)
        qtbot.waitUntil(lambda: page.table.rows[0].file_name == FILES[0])
        chosen = page.chosen()
        assert chosen is not None
        assert chosen.file_name == FILES[1]


def test_on_a_low_screen_each_button_is_whole_and_the_list_has_a_row(
    qtbot: QtBot, theme: Theme, background: Background, tmp_path: Path
) -> None:
    """At 200 % its three buttons were slits, and the list had half a row."""
    with opened(copy_desk(tmp_path)) as desk:
        file = partial(desk.open_lead_file, SAMPLES / FILES[0])
        import_file(desk, file, SourceSettings())
        page = ImportsPage(theme, background, background, desk)
        qtbot.addWidget(page)
        page.resize(570, 300)
        page.show()
        qtbot.waitUntil(lambda: page.table.rowCount() == 1)
        page.resize(565, 300)
        QApplication.processEvents()
        for button in (page.save_button, page.undo_button, page.back_button):
            assert button.height() >= button.sizeHint().height()
        row = page.view.visualRect(page.table.index(0, 0))
        assert row.height() > 0
        assert page.view.viewport().rect().contains(row)
