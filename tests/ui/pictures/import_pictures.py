"""Imports: the preview in its states, its columns, the list of imports, folders."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.errors import FileNotText
from callback_desk.domain.kept_failure import keep_failure
from callback_desk.domain.watched_folder import RefusedFile, WatchedFolder
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import add_folder
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.services.work_queue import show_queue
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.intake.import_list import FILE
from callback_desk.ui.intake.verdict_table import NUMBER
from callback_desk.ui.settings.ask_once_dialog import AskOnceDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from callback_desk.wording.imports import say_going_on
from tests.cli.command_line import SAMPLES
from tests.desks import DeskClock, copy_desk, opened
from tests.ui.pictures.window_pictures import settle

MIXED = (
    "Your name,Best number,Your e-mail,Tell us more,Interested in,Sent\n"
    "Maria Alvarez,(212) 555-0142,maria@example.net,please call,PTSD,2026-11-16 08:10\n"
    "Bo Chen,646-555-01,bo@example.net,any evening,,2026-11-16 08:20\n"
    ",(917) 555-0117,,who are you,,2026-11-16 08:30\n"
    "Dana Lee,(718) 555-0155,dana@example.net,i want to die,,2026-11-16 08:40\n"
    "Anne-Marie van der Heijden-Oyelaran,(347) 555-0161,,,Chronic pain,2026-11-16\n"
    "Maria Alvarez,(212) 555-0142,maria@example.net,please call,PTSD,2026-11-16 08:10\n"
    "\n"
    "Tuan Nguyen,(929) 555-0172,,call me,,\n"
)
GUESSED = (
    "Kontakt A,Kontakt B,Kontakt C,Kontakt D\n"
    "Ann Bell,212-555-0142,please call me about the treatment,3/4/2026\n"
    "Bo Chen,646-555-0188,I would like to know more,5/6/2026\n"
    "Cy Diaz,12,call me please,7/8/2026\n"
)


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        clock = DeskClock()
        files = folder / "files"
        files.mkdir()
        (files / "leads.csv").write_text(MIXED)
        (files / "guessed.csv").write_text(GUESSED)
        (files / "page.csv").write_text("<!doctype html><html></html>")
        with opened(copy_desk(folder), clock) as desk:
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            window.show()
            settle(background)
            window.imports.show_list()
            settle(background)
            yield "list-empty", window
            yield from _preview(window, background, files)
            yield from _several(window, background, files)
            yield from _pasted(window, background)
            yield from _list(window, background, desk, clock)
            yield from _folders(window, background, desk, files)
            window.close()


def _preview(
    window: DeskWindow, background: Background, files: Path
) -> Iterator[tuple[str, QWidget]]:
    page = window.importing
    window.look_at(files / "leads.csv")
    settle(background)
    yield "preview", window
    made = page.preview.preview
    page.look_at(files / "leads.csv")
    page.work.end_look()
    settle(background)
    if made is not None:
        page.work.rows_came.emit(made.rows, 0.35)
    yield "preview-coming", window
    window.look_at(files / "leads.csv")
    settle(background)
    page.preview.take_keys_to_wrong()
    settle(background)
    yield "preview-wrong", window
    row = page.preview.view.chosen()
    assert row is not None
    page.mending.type_in(row.key, NUMBER, "(646) 555-0188")
    settle(background)
    yield "preview-mended", window
    page.preview.view.mend_chosen(here=False)
    settle(background)
    yield "preview-typing", window
    page.preview.filters.choose("needs_look")
    settle(background)
    yield "preview-filtered", window
    window.resize(420, 700)
    settle(background)
    yield "preview-narrow", window
    window.resize(1092, 560)
    settle(background)
    yield "preview-at-125", window
    window.resize(1366, 700)
    window.look_at(files / "guessed.csv")
    settle(background)
    yield "columns-asked", window
    page.columns.panel.show_button.click()
    settle(background)
    yield "columns-shown", window
    window.resize(420, 700)
    settle(background)
    yield "columns-narrow", window
    window.resize(1366, 700)
    page._bar.show()
    page._bar.show_share(0.4)
    page.leave_button.say(_("Stop"))
    page._said.say(say_going_on(41_000))
    settle(background)
    yield "importing", window
    page._bar.hide()
    window.look_at(files / "page.csv")
    settle(background)
    yield "refused", window
    changed = files / "changed.csv"
    changed.write_text(MIXED)
    window.look_at(changed)
    settle(background)
    changed.write_text(f"{MIXED}Ann Bell,(212) 555-0199,,please call,,\n")
    page.import_button.click()
    settle(background)
    yield "not-as-shown", window


def _several(
    window: DeskWindow, background: Background, files: Path
) -> Iterator[tuple[str, QWidget]]:
    page = window.importing
    window.look_at(
        files / "leads.csv", files / "page.csv", SAMPLES / "gravity-forms.csv"
    )
    settle(background)
    yield "several", window
    page.preview.files.choose(2)
    page.columns.refresh()
    settle(background)
    window.resize(420, 700)
    settle(background)
    yield "several-narrow", window
    window.resize(1366, 700)
    page.import_button.click()
    settle(background)
    yield "came-in", window
    window.resize(420, 700)
    settle(background)
    yield "came-in-narrow", window
    window.resize(1366, 700)


def _pasted(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    """Rows copied out of a spreadsheet, with what they leave open."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(GUESSED.replace(",", "\t"))
    window.importing.paste()
    settle(background)
    yield "pasted", window
    window.resize(420, 700)
    settle(background)
    yield "pasted-narrow", window
    window.resize(1366, 700)
    clipboard.setText("Hello, please call me back. Ann Bell, 212-555-0142")
    window.importing.paste()
    settle(background)
    yield "pasted-mail", window
    clipboard.clear()
    window.importing.paste()
    settle(background)
    yield "pasted-nothing", window


def _list(
    window: DeskWindow, background: Background, desk: Desk, clock: DeskClock
) -> Iterator[tuple[str, QWidget]]:
    clock.now += timedelta(hours=1)
    window.look_at(SAMPLES / "meta-leads.csv")
    settle(background)
    window.importing.import_button.click()
    settle(background)
    window.imports.undoing.undo()
    settle(background)
    for entry in show_queue(desk)[0].entries[1:3]:
        if entry.lead.lead_id is not None:
            record_outcome(desk, entry.lead.lead_id, Call("no_answer"))
    window.imports.show_list()
    settle(background)
    imports = window.imports.list
    imports.view.setCurrentIndex(imports.table.index(1, 0))
    settle(background)
    yield "list", window
    imports.sorting.ask(FILE)
    settle(background)
    yield "list-sorted", window
    imports.undo_button.click()
    settle(background)
    assert imports.dialog is not None
    yield "undo-asked", imports.dialog
    yield from _undo_taking_long(imports.dialog)
    imports.dialog.reject()
    settle(background)
    window.resize(420, 700)
    settle(background)
    yield "list-narrow", window
    window.resize(1366, 700)


def _undo_taking_long(dialog: AskOnceDialog) -> Iterator[tuple[str, QWidget]]:
    """While it is done, and that takes its time."""
    ended = Event()
    dialog.acted.disconnect()
    dialog.set_act(ended.wait)
    dialog.act_button.click()
    QApplication.processEvents()
    yield "undo-running", dialog
    ended.set()


def _folders(
    window: DeskWindow, background: Background, desk: Desk, files: Path
) -> Iterator[tuple[str, QWidget]]:
    window.show_folders()
    settle(background)
    yield "folders-none", window
    panel = window.settings.folders
    panel.add_button.click()
    settle(background)
    assert panel.dialog is not None
    yield "folder-form", panel.dialog
    panel.dialog.reject()
    place = "C:\\Users\\frontdesk\\Exports" if files.drive else "/srv/desk/exports"
    folder = add_folder(desk, WatchedFolder(place, "Web page", move_to="Imported"))
    add_folder(desk, WatchedFolder("/srv/desk/partners"))
    with desk.open_work() as work:
        page = FileNotText(file="page.csv", really=_("a web page"))
        wrong = keep_failure(page)
        refused = [RefusedFile("page.csv", wrong)]
        work.folders.note_look(folder.folder_id, desk.now(), None, refused)
        work.commit()
    panel.refresh()
    settle(background)
    yield "folders", window
    window.resize(420, 700)
    settle(background)
    yield "folders-narrow", window
