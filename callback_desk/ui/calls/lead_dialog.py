"""Who a lead is: name and numbers corrected with history, two leads joined or split."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from callback_desk.domain.lead_identity import EXTENSION, Edited, LeadEdit, NumberState
from callback_desk.domain.reach import reach_changes
from callback_desk.services.desk import Desk
from callback_desk.services.join_leads import split_leads
from callback_desk.services.lead_identity import (
    Corrected,
    Identity,
    add_number,
    correct,
    remove_number,
    show_identity,
    use_number,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.needs_look.fix_field import FixLine
from callback_desk.ui.side_by_side import SideBySide
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flow_layout import in_one_line
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.widgets import NamedButton, PlainLabel
from callback_desk.wording.identity import say_edit, say_join, say_number
from callback_desk.wording.reaching import say_told

LONGEST, MOST_EDITS = 200, 6
_OF_NUMBERS = (Edited.NUMBER, Edited.NUMBER_ADDED, Edited.NUMBER_REMOVED)


class LeadDialog(PersonDialog):
    """Each correction holds at once.

    `corrected` tells the lead and what it takes to take that back, or None;
    `join_wanted` the lead.
    """

    corrected = Signal(int, object)
    join_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        lead_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, _("Who this lead is"), _("Save"), parent)
        self._desk, self._lead_id = desk, lead_id
        self.identity: Identity | None = None
        self.name, self.number, self.another = FixLine(), QLineEdit(), QLineEdit()
        for field in (self.number, self.another):
            field.setMaxLength(LONGEST)
        self.another.setPlaceholderText(_("With its extension, if it has one"))
        self.add_button = NamedButton(theme, _("Add"))
        self.join_button = NamedButton(
            theme, _("Join with another lead…"), tells=_("They are one person")
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(1))
        self._history = FlowingLabel(theme, scale=0.9, muted=True)
        # What is called by a button of a row that may be gone when it is pressed.
        self._acts: dict[QWidget, Callable[[], object]] = {}
        self._build()
        for field in (self.name, self.number, self.another):
            # What was refused stands there no more.
            field.textEdited.connect(self.notice.hide)
        self.save_button.clicked.connect(self._on_save)
        self.add_button.clicked.connect(self._on_add)
        self.join_button.clicked.connect(self._on_join)
        self.cancel_button.say(_("Close"))
        self.name.setFocus()
        self._look()

    def _build(self) -> None:
        theme, column = self._theme, self.column
        column.addWidget(LabelledField(theme, _("Name"), self.name))
        column.addWidget(LabelledField(theme, _("Number that is called"), self.number))
        column.addLayout(self._rows)
        another = LabelledField(theme, _("Another number"), self.another)
        adding = SideBySide(theme.px(2), (another, 1), (self.add_button, 0))
        column.addLayout(adding)
        column.addWidget(self._history)
        column.addStretch(1)
        for button in (self.add_button, self.join_button):
            button.setAutoDefault(False)
        self.feet.add_left(self.join_button)

    @property
    def history(self) -> str:
        """What was corrected so far, in words."""
        return self._history.said()

    def row_buttons(self) -> list[NamedButton]:
        """The buttons of the other numbers and of the joined leads."""
        return [b for b in self._acts if isinstance(b, NamedButton)]

    def _look(self) -> None:
        look = partial(show_identity, self._desk, self._lead_id)
        self.work(look, self._on_looked)

    def _on_looked(self, identity: object) -> None:
        if not isinstance(identity, Identity):
            return
        known, self.identity, details = self.identity, identity, identity.details
        show = self._desk.phones.show
        # What is half typed stays, whatever else was corrected meanwhile.
        renamed = known is None or known.details.name != details.name
        if renamed and not self.name.isModified():
            self.name.show_cell(details.name)
            self._choose_all(self.name)
        another = known is not None and known.details.phone != details.phone
        if another or (known is None and not self.number.isModified()):
            self.number.setText(show(details.phone, details.extension))
            self._choose_all(self.number)
        self._acts.clear()
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for number in identity.numbers:
            words = say_number(show(number.phone, number.extension), number.state)
            use = partial(use_number, self._desk, self._lead_id, number.number_id)
            away = partial(remove_number, self._desk, self._lead_id, number.number_id)
            may_use = number.state is NumberState.GOOD
            self._add_row(
                words,
                *([(_("Call this one"), use)] if may_use else []),
                (_("Remove"), away),
            )
        for join in identity.joins:
            split = partial(split_leads, self._desk, self._lead_id, join.join_id)
            words = say_join(join.name, show(join.phone, None))
            self._add_row(words, (_("Split again"), split))
        # Tab goes as one reads, also to what came later.
        stops = [self.number, *self._acts, self.another]
        for before, behind in pairwise(stops):
            self.setTabOrder(before, behind)
        self._say_history(identity)

    def _choose_all(self, field: QLineEdit) -> None:
        """What is typed next stands in the place of what came, not before or behind."""
        if field is self.focusWidget():
            field.selectAll()

    def _say_history(self, identity: Identity) -> None:
        settings = self._desk.kept.settings
        if settings is None:
            return
        now, calendar = self._desk.now(), settings.calendar
        edits = identity.edits
        said = [(e.at, say_edit(self._shown(e), now, calendar)) for e in edits]
        for before, told in reach_changes(identity.told):
            said.append((told.at, say_told(before, told, now, calendar)))
        newest = sorted(said, key=itemgetter(0))[-MOST_EDITS:]
        self._history.say("\n".join(words for _at, words in newest))
        self._history.setVisible(bool(newest))

    def _shown(self, edit: LeadEdit) -> LeadEdit:
        """A correction with its numbers as the country writes them."""
        if edit.what not in _OF_NUMBERS:
            return edit
        before, after = map(self._shown_number, (edit.before, edit.after))
        return replace(edit, before=before, after=after)

    def _shown_number(self, written: str) -> str:
        if not written:
            return ""
        phone, _ext, extension = written.partition(EXTENSION)
        return self._desk.phones.show(phone, extension or None)

    def _add_row(self, words: str, *acts: tuple[str, Callable[[], object]]) -> None:
        row, gap, buttons = QWidget(), self._theme.px(2), []
        for name, act in acts:
            button = NamedButton(self._theme, name, kind="link")
            button.setAccessibleName(f"{name}: {words}")
            button.setAutoDefault(False)
            button.clicked.connect(self._on_row_pressed)
            self._acts[button] = act
            buttons.append(button)
        said = PlainLabel(self._theme, words, wraps=True)
        row.setLayout(SideBySide(gap, (said, 1), (in_one_line(gap, *buttons), 0)))
        self._rows.addWidget(row)

    def _on_row_pressed(self) -> None:
        act = self._acts.get(self.sender())  # type: ignore[call-overload] # one of ours
        if act is not None:
            self.work(act, self._on_corrected)

    def _on_corrected(self, done: object) -> None:
        self._tell_corrected(done)
        self._look()

    def _tell_corrected(self, done: object) -> None:
        corrected = done if isinstance(done, Corrected) else None
        self.corrected.emit(self._lead_id, corrected)

    def _on_add(self) -> None:
        if self.another.text().strip():
            add = partial(
                add_number, self._desk, self._lead_id, self.another.text().strip()
            )
            self.work(add, self._on_added)

    def _on_added(self, done: object) -> None:
        self.another.clear()
        self._on_corrected(done)

    def _on_save(self) -> None:
        self._save(self._on_saved)

    def _save(self, saved: Callable[[object], None]) -> None:
        """Keep what was changed in one step, with a number that waits to be added."""
        identity = self.identity
        if identity is None:
            return
        name, number = self.name.cell(), self.number.text().strip()
        details = identity.details
        shown = self._desk.phones.show(details.phone, details.extension)
        save = partial(
            correct,
            self._desk,
            self._lead_id,
            name=None if name.strip() == details.name else name,
            number=None if number == shown else number,
            another=self.another.text().strip(),
        )
        self.work(save, saved)

    def _on_saved(self, done: object) -> None:
        self.accept()
        self._tell_corrected(done)

    def _on_join(self) -> None:
        """What is typed is kept first; where it cannot be, that is said."""
        self._save(self._on_saved_to_join)

    def _on_saved_to_join(self, done: object) -> None:
        self._on_saved(done)
        self.join_wanted.emit(self._lead_id)
