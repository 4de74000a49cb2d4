"""The settings on a desk with some history, in every section and state."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.backup import Backup, BackupState
from callback_desk.domain.backup_errors import BackupNotWritten
from callback_desk.domain.retention import Purge
from callback_desk.domain.safety import Lane
from callback_desk.domain.sign_in_code import say_secret, say_spare
from callback_desk.domain.staff import Role
from callback_desk.services.audit_trail import Proof
from callback_desk.services.languages import set_languages
from callback_desk.services.retention import Removal
from callback_desk.services.staff_access import add_staff, remove_staff
from callback_desk.translation import _, said_now
from callback_desk.ui.appearance import Clock
from callback_desk.ui.background import Background
from callback_desk.ui.desk_window import DeskWindow, build_desk_window
from callback_desk.ui.reports.period_bar import OTHER
from callback_desk.ui.settings.add_staff_dialog import AddStaffDialog
from callback_desk.ui.settings.ask_once_dialog import AskOnceDialog
from callback_desk.ui.settings.codes_card import CodesCard
from callback_desk.ui.settings.codes_dialog import CodesDialog
from callback_desk.ui.settings.languages_dialog import LanguagesDialog
from callback_desk.ui.settings.leave_dialog import LeaveDialog
from callback_desk.ui.settings.recovery_dialog import RecoveryDialog
from callback_desk.ui.settings.removal_dialog import RemovalDialog
from callback_desk.ui.theme import Theme
from callback_desk.ui.window_state import WindowState
from tests.desks import MONDAY, PASSWORD, DeskClock, copy_desk, opened
from tests.ui.pictures.window_pictures import settle

STAFF = {
    "Ann Porter": Role.RECEPTIONIST,
    "Luis Ortega": Role.RECEPTIONIST,
    "Dr. Zoë Ångström-Featherstonehaugh": Role.CLINICIAN,
    "Tuan Nguyen": Role.RECEPTIONIST,
}
LEFT = "Tuan Nguyen"


def pictures(theme: Theme, background: Background) -> Iterator[tuple[str, QWidget]]:
    """Every section, for a manager and for a receptionist."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path, clock = copy_desk(folder), DeskClock()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        state = WindowState(settings, "Kim", "main")
        with opened(path, clock) as desk:
            for who, role in STAFF.items():
                clock.now += timedelta(days=20)
                add_staff(desk, who, role, PASSWORD)
            remove_staff(desk, LEFT)
            set_languages(desk, 3, "Spanish, Haitian Creole")
            window = build_desk_window(theme, background, desk, state, discreet=True)
            yield from _sections(window, background)
            theme.wear(dark=theme.is_dark, percent=200)
            window.close()
            window = build_desk_window(theme, background, desk, state, discreet=True)
            yield from _large(window, background)
            theme.wear(dark=theme.is_dark, percent=100)
            window.close()
        with opened(path, DeskClock(MONDAY), "Ann Porter") as hers:
            window = build_desk_window(theme, background, hers, state, discreet=False)
            window.resize(1366, 700)
            window.show_page(window.settings)
            window.show()
            settle(background)
            yield "staff-for-a-receptionist", window
            window.close()


def _sections(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    page = window.settings
    window.resize(1366, 700)
    window.show_page(page)
    window.show()
    settle(background)
    yield "staff", window
    table = page.staff.table
    table.setCurrentIndex(table.model().index(2, 0))
    yield "staff-chosen", window
    page.staff.languages_button.click()
    speaking = page.staff.dialog
    assert isinstance(speaking, LanguagesDialog)
    settle(background)
    yield "languages", speaking
    speaking.languages.clear()
    settle(background)
    yield "languages-none", speaking
    speaking.reject()
    page.show_panel(page.outcomes)
    settle(background)
    yield "outcomes", window
    page.show_panel(page.telephone)
    page.telephone.ways.setCurrentIndex(page.telephone.ways.count() - 1)
    page.telephone.template.setText("phone {number}")
    yield "telephone", window
    page.show_panel(page.staff)
    page.staff.leave_button.click()
    dialog = page.staff.dialog
    assert isinstance(dialog, LeaveDialog)
    settle(background)
    yield "has-left", dialog
    dialog.reject()
    page.staff.add_button.click()
    adding = page.staff.dialog
    assert isinstance(adding, AddStaffDialog)
    adding.name.setText(LEFT)
    adding.name.textEdited.emit(LEFT)
    settle(background)
    yield "add-who-came-back", adding
    adding.reject()
    page.show_panel(page.backups)
    folder = Path("/home/desk/.local/share/callback-desk/desk.db-backups")
    backups = tuple(Backup(folder / str(n), MONDAY, 1_204) for n in range(38))
    problem = BackupNotWritten(
        file=folder / "x", reason=said_now("No space left on device")
    )
    now = MONDAY + timedelta(minutes=25)
    page.backups.show_state(BackupState(folder, backups), None, now)
    settle(background)
    yield "backups", window
    page.backups.show_state(BackupState(folder, backups), problem, now)
    window.backup_sign.show_state(BackupState(folder, backups), problem, now)
    settle(background)
    yield "backups-failing", window
    page.backups.show_state(BackupState(folder, backups), None, now)
    page.backups.blockSignals(True)
    page.backups.button.click()
    page.backups.patience.timeout.emit()
    QApplication.processEvents()
    yield "backups-being-made", window
    page.backups.blockSignals(False)
    page.backups.say_stopped()
    settle(background)
    yield "backups-stopped", window
    window.backup_sign.hide()
    page.show_panel(page.audit)
    settle(background)
    yield "audit", window
    page.audit.verify_button.click()
    settle(background)
    yield "audit-proven", window
    page.audit.filter.span.setCurrentText(OTHER)
    page.audit.filter.span.activated.emit(page.audit.filter.span.currentIndex())
    proof = Proof(
        AuditFinding(3, 4, _("Row {row} is not as it was written.", row=4)), None
    )
    page.audit.show_proof(proof)
    settle(background)
    yield "audit-wrong", window
    page.show_panel(page.recovery)
    settle(background)
    yield "recovery-key", window
    page.recovery.password.setText(PASSWORD)
    page.recovery.make_button.click()
    settle(background)
    made = page.recovery.dialog
    assert isinstance(made, RecoveryDialog)
    yield "recovery-key-made", made
    made.done_button.click()
    settle(background)
    yield "recovery-key-not-kept", made
    made.card.tick.setChecked(True)
    made.done_button.click()
    page.show_panel(page.retention)
    settle(background)
    yield "retention-nobody", window
    before = MONDAY - timedelta(days=7 * 365)
    told = Purge(before, 1_204, 1_391, 3_318, 17, 2, 1)
    page.retention.show_removal(Removal(told, before.date(), 38))
    settle(background)
    yield "retention", window
    page.retention.remove_button.click()
    asking = page.retention.dialog
    assert isinstance(asking, AskOnceDialog)
    settle(background)
    yield "retention-asks", asking
    asking.reject()
    page.show_panel(page.computer)
    settle(background)
    yield "computer", window
    page.computer.removal.button.click()
    leaving = page.computer.removal.dialog
    assert isinstance(leaving, RemovalDialog)
    leaving.act_button.click()
    settle(background)
    yield "computer-removal", leaving
    leaving.reject()
    page.show_panel(page.guides)
    settle(background)
    yield "guides", window
    page.guides.which.setCurrentIndex(page.guides.which.count() - 1)
    settle(background)
    yield "guides-neutral-name", window
    yield from _safety_words(window, background)
    page.show_panel(page.appearance)
    page.appearance.text_size.setCurrentIndex(2)
    settle(background)
    yield "appearance", window
    page.appearance.say_later()
    settle(background)
    yield "appearance-later", window
    dates = page.appearance.dates
    dates.clock.setCurrentIndex(dates.clock.findData(int(Clock.WHOLE)))
    page.appearance.notice.hide()
    page.appearance.take_keys("clock")
    page.appearance.say_later()
    settle(background)
    yield "appearance-dates-later", window
    page.show_panel(page.password)
    page.password.current.setText("a wrong guess")
    page.password.new_password.first.setText("plum rocket harbor")
    page.password.new_password.second.setText("plum rocket harbor")
    settle(background)
    yield "password", window
    page.password.button.click()
    settle(background)
    yield "password-wrong", window
    codes = page.password.codes
    assert isinstance(codes, CodesCard)
    codes.button.click()
    turning = codes.dialog
    assert isinstance(turning, CodesDialog)
    turning.secret.say(say_secret(b"12345678901234567890"))
    turning.password.setText("a wrong guess")
    turning.code.setText("123456")
    turning.save_button.click()
    settle(background)
    yield "codes-turn-on", turning
    turning.reject()
    spare = tuple(say_spare(bytes([n] * 5)) for n in range(8, 16))
    codes.show_spare(spare)
    settle(background)
    assert codes.spare is not None
    yield "codes-spare", codes.spare
    codes.spare.card.tick.setChecked(True)
    codes.spare.done_button.click()
    window.resize(420, 700)
    page.show_panel(page.staff)
    settle(background)
    yield "staff-narrow", window
    page.show_panel(page.appearance)
    settle(background)
    yield "appearance-narrow", window
    page.show_panel(page.recovery)
    settle(background)
    yield "recovery-key-narrow", window
    page.show_panel(page.audit)
    settle(background)
    yield "audit-narrow", window


def _safety_words(
    window: DeskWindow, background: Background
) -> Iterator[tuple[str, QWidget]]:
    panel = window.settings.safety_words
    window.settings.show_panel(panel)
    settle(background)
    yield "safety-words", window
    panel.fields[Lane.HARM_TO_SELF].setPlainText("checking out early")
    for name, sentence in {
        "own": "I am checking out early, thanks for everything",
        "shipped": "since the infusion I can't breathe",
        "everyday": "there is no way out of my shift on Friday",
        "nothing": "my knees hurt",
    }.items():
        panel.trying.sentence.setText(sentence)
        panel.trying.try_now()
        settle(background)
        yield f"safety-words-{name}", window
    panel.fields[Lane.EMERGENCY].setPlainText("dog*")
    panel.approval.box.setChecked(True)
    panel.save_button.click()
    panel.shipped.which.setCurrentIndex(3)
    settle(background)
    window.resize(1366, 1300)
    settle(background)
    yield "safety-words-whole", window
    window.resize(1366, 700)


def _large(window: DeskWindow, background: Background) -> Iterator[tuple[str, QWidget]]:
    window.resize(1366, 700)
    window.show_page(window.settings)
    window.show()
    settle(background)
    yield "staff-large-text", window
    window.settings.show_panel(window.settings.appearance)
    settle(background)
    yield "appearance-large-text", window
    window.settings.show_panel(window.settings.recovery)
    settle(background)
    yield "recovery-key-large-text", window
    window.show_page(window.today)
    settle(background)
    yield "today-large-text", window
