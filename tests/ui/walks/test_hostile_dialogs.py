"""What a visitor typed is data in dialogs, panels and papers around the desk, too."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callback_desk.domain.clinic_text import CRISIS, VOICEMAIL
from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_care import Act, Subject
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role
from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.services.clinic_texts import set_text
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.folder_settings import add_folder
from callback_desk.services.languages import set_languages, who_may_take
from callback_desk.services.notice import set_notice
from callback_desk.services.own_words import set_own_lists
from callback_desk.services.owners import reassign, staff_here
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.staff_access import add_staff
from callback_desk.ui.background import Background
from callback_desk.ui.day.away_dialog import AwayDialog
from callback_desk.ui.day.palette import Palette
from callback_desk.ui.day.together_dialogs import ReassignDialog
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.safety.contact_dialog import ContactDialog
from callback_desk.ui.safety.review_dialog import ReviewDialog
from callback_desk.ui.settings.languages_dialog import LanguagesDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import PASSWORD
from tests.ui.sign_in.walks import hard_to_read, unnamed
from tests.ui.walks.harmless import harm
from tests.ui.walks.hostile import drawn, ended, evil_texts, shown, was_read

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.qt_log_ignore("does not support raise", extend=True),
]
CUT = 60


@pytest.fixture
def desk(hostile_desk: Desk) -> Desk:
    return hostile_desk


def window_of(
    qtbot: QtBot, theme: Theme, background: Background, desk: Desk, folder: Path
) -> DeskWindow:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    state = WindowState(settings, desk.staff.name, "main")
    window = build_desk_window(theme, background, desk, state, discreet=False)
    shown(qtbot, window)
    ended(qtbot, background)
    return window


def all_is_well(window: QWidget) -> None:
    """Nothing acts or hides, all that can have the keys is named, all can be read."""
    assert harm(drawn(window)) == []
    assert unnamed(window) == []
    assert hard_to_read(window) == {}


def test_the_palette(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    bait: Path,
) -> None:
    window = window_of(qtbot, theme, background, desk, tmp_path)
    window.day.palette.open()
    (palette,) = window.findChildren(Palette)
    for text in ("", "bold", "555", *evil_texts(bait)[:3]):
        palette.field.setText(text)
        qtbot.wait_until(lambda: not palette._pause.isActive(), timeout=10_000)
        ended(qtbot, background)
        all_is_well(palette)
    palette.reject()
    assert not was_read(bait)


def test_crisis_guides_and_voicemail_words(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    bait: Path,
) -> None:
    evil = evil_texts(bait)
    for code in (CRISIS, VOICEMAIL, "other", "general"):
        text = f"# {evil[0]}\n\n- {evil[1]}\n\n## {evil[2]}\n\n{evil[3]}"
        set_text(desk, code, text, evil[0][:CUT], desk.now().date())
    set_contact_today(desk, Contact(evil[1], evil[2]), Contact(evil[0], evil[3]))
    window = window_of(qtbot, theme, background, desk, tmp_path)
    crisis = window.day.safety.crisis
    for row in range(window.today.table.rowCount()):
        window.today.list.view.choose_row(row)
        ended(qtbot, background)
        crisis.open()
        ended(qtbot, background)
        assert harm(drawn(crisis.panel)) == []
    all_is_well(crisis.panel)
    crisis.panel.close()
    crisis.open_guide()
    crisis.open_voicemail()
    ended(qtbot, background)
    for paper in crisis.papers.values():
        all_is_well(paper)
        paper.close()
    assert harm(drawn(window)) == []
    assert not was_read(bait)


def test_the_contact_of_the_day_and_a_review(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    bait: Path,
) -> None:
    evil = evil_texts(bait)
    asking = ContactDialog(theme, background, desk, None)
    shown(qtbot, asking, (700, 500))
    for text in evil[:4]:
        for field in (asking.name, asking.reach, asking.backup, asking.backup_reach):
            field.setText(text)
        all_is_well(asking)
    typed = Contact(asking.name.text(), asking.reach.text())
    set_contact_today(desk, typed, typed)
    berg = replace(desk, staff=add_staff(desk, "Dr. Berg", Role.CLINICIAN, PASSWORD))
    window = window_of(qtbot, theme, background, berg, tmp_path)
    leads = [e.lead.lead_id for e in window.today.table.entries() if e.lead.safety]
    for lead_id in (one for one in leads if one is not None):
        for text in evil[:4]:
            stamp(desk, Subject(lead_id=lead_id), Stamp(Act.TOLD, text))
        window.today.show_lead(lead_id)
        ended(qtbot, background)
        reviews = window.day.safety.reviews
        assert reviews is not None
        reviews.open()
        assert isinstance(reviews.dialog, ReviewDialog)
        assert harm(drawn(reviews.dialog)) == []
        assert unnamed(reviews.dialog) == []
        reviews.dialog.reject()
    assert leads
    assert not was_read(bait)


def test_settings_with_hostile_folders_words_texts_and_languages(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    bait: Path,
) -> None:
    evil = evil_texts(bait)
    # What no file system takes cannot be a folder's name.
    for name in ("<b>Bold<img src=x>", "\u202eevil\u2066 &amp;", "W" * 200):
        place = tmp_path / name
        place.mkdir()
        add_folder(desk, WatchedFolder(str(place), source_name=evil[0]))
    set_languages(desk, desk.staff.staff_id, ", ".join(evil[:4]))
    set_own_lists(desk, {Lane.EMERGENCY: "bold evil"}, evil[0][:CUT], desk.now().date())
    window = window_of(qtbot, theme, background, desk, tmp_path)
    page = window.settings
    window.show_page(page)
    panels = (
        *(page.folders, page.safety_words, page.guides, page.staff, page.outcomes),
    )
    for panel in panels:
        page.show_panel(panel)
        ended(qtbot, background)
        all_is_well(window)
    assert len(page.folders.rows) == 3
    words = page.safety_words
    page.show_panel(words)
    for text in evil[:4]:
        words.trying.sentence.setText(f"i want to die {text}")
        words.trying.try_now()
        words.fields[Lane.HARM_TO_SELF].setPlainText(text)
        words.save_button.click()
        ended(qtbot, background)
        assert harm(drawn(window)) == []
    window.resize(420, 700)
    for panel in panels[:4]:
        page.show_panel(panel)
        drawn(window)
        assert (panel.title, harm(drawn(window))) == (panel.title, [])
    assert not was_read(bait)


def test_what_several_people_share(
    qtbot: QtBot,
    theme: Theme,
    background: Background,
    desk: Desk,
    tmp_path: Path,
    bait: Path,
) -> None:
    evil = evil_texts(bait)
    set_languages(desk, desk.staff.staff_id, evil[0])
    ann = add_staff(desk, "<b>Ann</b> &amp; Co", Role.RECEPTIONIST, PASSWORD)
    reassign(desk, [1, 2, 3], ann.staff_id)
    set_notice(desk, evil[0][:CUT])
    window = window_of(qtbot, theme, background, desk, tmp_path)
    assert harm(drawn(window)) == []
    dialogs = (
        ReassignDialog(
            *(theme, background, desk, [1, 2], who_may_take(desk, [1, 2])), window
        ),
        AwayDialog(theme, background, desk, staff_here(desk), [], window),
        LanguagesDialog(theme, background, desk, ann, window),
    )
    for dialog in dialogs:
        dialog.show()
        ended(qtbot, background)
        if isinstance(dialog, AwayDialog):
            dialog.away.setCurrentIndex(dialog.away.findData(ann.staff_id))
            ended(qtbot, background)
        all_is_well(dialog)
        dialog.reject()
    assert not was_read(bait)
