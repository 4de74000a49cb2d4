"""The crisis panel where nobody is signed in: it stamps times that are kept later."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from callback_desk.domain.clinic_text import CRISIS, CRISIS_OTHER, ClinicText
from callback_desk.domain.errors import UnknownZone
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.safety_care import NOBODY_YET, Act
from callback_desk.services.clinic_texts import shipped_text
from callback_desk.services.priority_care import Stamp
from callback_desk.translation import _
from callback_desk.ui.safety.crisis_window import CRISIS_KEY, CrisisWindow
from callback_desk.ui.safety.pressed_times import Pressed, PressedTimes
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import NamedButton
from callback_desk.wording.safety import NO_CONTACT_KNOWN, NOT_SIGNED_IN


@dataclass
class CrisisMemory:
    """What the panel says while nobody is signed in, and what was pressed meanwhile.

    Attributes:
        texts: the clinic's own, once a desk was open in this process.
        contact: who is told today, in words; "" while nobody knows.
        stamps: what was pressed and when; kept by whoever signs in next.
        unkept: what was pressed at an open desk and could not be stored so far, or
            was left by an earlier run of the program.
        underway: what is being stored.
        zone: the desk's, by whose clock the times are told; "" while nobody knows.
        book: where all of that outlives the program.
    """

    texts: tuple[ClinicText, ...] = ()
    contact: str = ""
    stamps: list[tuple[Act, datetime]] = field(default_factory=list)
    unkept: list[Pressed] = field(default_factory=list)
    underway: list[Pressed] = field(default_factory=list)
    zone: str = ""
    book: PressedTimes | None = None

    @classmethod
    def kept_in(cls, settings: QSettings, desk: Path) -> "CrisisMemory":
        """What an earlier run of the program left of a desk, on this computer."""
        book = PressedTimes(settings, desk)
        return cls(unkept=book.read(), zone=book.zone, book=book)

    def know_zone(self, zone: str) -> None:
        """Tell the times by the desk's clock from now on, in the next run as well."""
        self.zone = zone
        if self.book is not None:
            self.book.keep_zone(zone)

    def local(self, at: datetime) -> datetime:
        """An instant by the desk's clock; by the computer's while nobody knows it."""
        with suppress(UnknownZone):
            return at.astimezone(zone_named(self.zone) if self.zone else None)
        return at.astimezone()

    def write_down(self) -> None:
        """Let what is in no desk yet outlive the program."""
        if self.book is not None:
            locked = [(NOBODY_YET, Stamp(act, at=at)) for act, at in self.stamps]
            self.book.write([*locked, *self.underway, *self.unkept])


class LockedCrisis(QObject):
    """A key and a button that open the panel over a window without a desk."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        memory: CrisisMemory,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._memory, self._clock = memory, clock
        self._panel: CrisisWindow | None = None
        self.button = NamedButton(
            theme, _("Crisis"), icon_name="crisis", kind="quiet", keys=CRISIS_KEY
        )
        self.button.clicked.connect(self.open)
        layout = window.layout()
        if layout is not None:
            layout.addWidget(self.button)
            layout.setAlignment(self.button, Qt.AlignmentFlag.AlignHCenter)
        QShortcut(QKeySequence(CRISIS_KEY), window).activated.connect(self.open)

    @property
    def panel(self) -> CrisisWindow:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            self._panel = CrisisWindow(self._theme, self._window)
            self._panel.stamped.connect(self._on_stamped)
            self._panel.undo_wanted.connect(self._on_undo_wanted)
        return self._panel

    def open(self) -> None:
        """Show the panel."""
        memory, panel = self._memory, self.panel
        texts = memory.texts or (shipped_text(CRISIS), shipped_text(CRISIS_OTHER))
        panel.show_texts(texts)
        panel.show_contact(memory.contact or NO_CONTACT_KNOWN)
        panel.show_about(NOT_SIGNED_IN)
        panel.bring()

    def _on_stamped(self, act: Act) -> None:
        now = self._clock()
        self._memory.stamps.append((act, now))
        self._memory.write_down()
        self.panel.show_stamped(act, self._memory.local(now))
        self.panel.say(_("Noted. It is kept by whoever signs in next."), undoable=True)

    def _on_undo_wanted(self) -> None:
        if not self._memory.stamps:
            return
        act, _unused = self._memory.stamps.pop()
        self._memory.write_down()
        self.panel.show_stamped(act, None)
        self.panel.say(_("Taken back."), undoable=bool(self._memory.stamps))
