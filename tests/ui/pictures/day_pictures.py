"""What several people share in a day, drawn: claims, several rows, lines, sheets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from callback_desk import bootstrap
from callback_desk.demo import make_demo
from callback_desk.domain.day_errors import LeadGone
from callback_desk.domain.half_typed import HalfTyped
from callback_desk.services.call_sheet import make_sheet
from callback_desk.services.claims import claim_lead
from callback_desk.services.desk import Desk
from callback_desk.services.notice import set_notice
from callback_desk.services.owners import reassign
from callback_desk.ui.background import Background
from callback_desk.ui.day.sheet_document import page_layout, sheet_document
from callback_desk.ui.day.type_back_dialog import TypeBackDialog
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.ui.pictures.window_pictures import NOW, PATIENCE_MS, settle

DOTS_AN_INCH = 96


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        demo = make_demo(folder, NOW)
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        opening = (demo.path, demo.staff, demo.password, demo.clock)
        with (
            bootstrap.open_desk(*opening) as desk,
            bootstrap.open_desk(*opening) as other,
        ):
            window = build_desk_window(theme, background, desk, state, discreet=True)
            window.resize(1366, 700)
            window.show()
            # That danger comes first is drawn by itself.
            window.today.card.before_call = None
            settle(background)
            yield from _shared(window, background, desk, other)
            yield from _dialogs(window, background)
            yield "call-sheet", _page_of(desk)
            window.show_page(window.settings)
            window.settings.show_panel(window.settings.being_told)
            settle(background)
            yield "being-told-settings", window
            window.close()
            practice = replace(desk, is_practice=True)
            window = build_desk_window(
                theme, background, practice, state, discreet=True
            )
            window.resize(1366, 700)
            window.show()
            settle(background)
            yield "practice", window
            window.close()


def _shared(
    window: DeskWindow, background: Background, desk: Desk, other: Desk
) -> Iterator[tuple[str, QWidget]]:
    first = window.today.table.entry_at(1)
    assert first is not None
    lead_id = first.lead.lead_id or 0
    claim_lead(other, lead_id)
    reassign(other, [lead_id + 1, lead_id], other.staff.staff_id)
    set_notice(other, "The line to the lab is down; say that we call back on Monday.")
    window.today.list.choose(lead_id)
    window.day.watch.look()
    settle(background)
    window.day.notice.look()
    window.day.telling.look()
    settle(background)
    yield "claimed-notice-reminder", window
    left = [HalfTyped(lead_id, f"{name} Example", "") for name in ("Ann", "Ida", "Eve")]
    window.day.unsaved.tell(left)
    window.today.card.show_problem(f"{LeadGone().sentence} {LeadGone().what_to_do}")
    settle(background)
    yield "unsaved-notes-lead-gone", window
    window.day.unsaved.line.say("")
    window.today.card.open_call()
    settle(background)
    yield "take-over", _dialog(window)
    _dialog(window).reject()
    window.today.list.view.selectAll()
    settle(background)
    yield "several-rows", window
    window.resize(420, 700)
    settle(background)
    yield "lines-narrow", window
    window.resize(1366, 700)
    settle(background)
    yield from _lost_notes(window, background)


def _lost_notes(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    lost = window.day.lost
    # Over the card of somebody in danger it waits, and for what else is told.
    window.show_page(window.needs_look)
    for line in (window.day.notice.line, window.day.telling.line):
        line.say("")
    typed = "Asked for her sister; rings again at noon, not on Thursdays."
    lost.tell([HalfTyped(number, "", typed, is_gone=True) for number in (901, 902)])
    settle(background)
    yield "lost-notes-line", window
    window.resize(420, 700)
    settle(background)
    yield "lost-notes-line-narrow", window
    window.resize(1366, 700)
    lost.show_notes()
    yield "lost-notes", _dialog(window)
    _dialog(window).reject()
    lost.tell([])
    window.show_page(window.today)
    settle(background)


def _dialogs(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    several, day = window.day.several, window.day
    window.today.list.view.selectAll()
    make_sheet(window.today.desk)
    for name, ask in (
        ("reassign", several.reassign),
        ("close-together", several.close),
        ("somebody-is-away", several.somebody_is_away),
        ("notice", day.notice.ask),
        ("palette", day.palette.open),
        ("type-back", day.type_sheet_back),
    ):
        ask()
        settle(background)
        dialog = _dialog(window)
        yield name, dialog
        if isinstance(dialog, TypeBackDialog):
            now = window.today.desk.now().astimezone(ZoneInfo("America/New_York"))
            _type_line(dialog, background, f"{now:%H:%M}")
            yield f"{name}-next-call", dialog
        dialog.reject()
        settle(background)


def _type_line(dialog: TypeBackDialog, background: Background, clock: str) -> None:
    """A line with a next call, and what it will be."""
    fields = dialog.fields
    for field, words in (
        (fields.line, "2"),
        (fields.key, "2"),
        (fields.clock, clock),
        (fields.next_call, "sun 10"),
        (fields.note, "asks what it costs"),
    ):
        field.setText(words)
        settle(background)


def _dialog(window: DeskWindow) -> QDialog:
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not deadline.hasExpired():
        QApplication.processEvents()
        found = [d for d in window.findChildren(QDialog) if d.isVisible()]
        if found:
            return found[-1]
    raise TimeoutError("no dialog was opened")


def _page_of(desk: Desk) -> QWidget:
    """The first page as it is printed."""
    document = sheet_document(make_sheet(desk), desk.phones.show)
    layout = page_layout()
    paper = layout.paintRectPixels(DOTS_AN_INCH)
    document.setPageSize(paper.size().toSizeF())
    image = QImage(paper.size(), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    label = QLabel()
    label.setPixmap(label.grab().fromImage(image))
    label.resize(paper.size())
    return label
