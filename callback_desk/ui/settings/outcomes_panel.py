"""Outcomes: the clinic's own list, in the order of the screen, each with its form."""

from functools import partial

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.errors import DeskError
from callback_desk.domain.outcome import Outcome
from callback_desk.services.claims import claim_minutes
from callback_desk.services.desk import Desk
from callback_desk.services.outcome_settings import (
    change_call_rules,
    change_outcomes,
    show_outcomes,
)
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.call_rules_form import CallRulesForm
from callback_desk.ui.settings.outcome_form import OutcomeForm
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.notice import Notice
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.wording.outcomes import say_outcome_line

ROW_UNITS, ROWS_SHOWN = 7, 10
MANAGERS_ONLY = _("An office manager can change these.")
SAVED, RULES_SAVED = _("The outcomes are saved."), _("The rules for calling are saved.")


def _read(desk: Desk) -> tuple[list[Outcome], CallRules, int]:
    return *show_outcomes(desk), claim_minutes(desk)


class OutcomesPanel(SettingsPanel):
    """For office managers to change; others see them. `told` says what was done."""

    title = _("Outcomes")
    about = _("What can come of a call, in the order of the screen, and what follows.")
    icon_name = "check"
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, theme: Theme, background: Background, desk: Desk) -> None:
        super().__init__(theme)
        self._background, self._desk = background, desk
        self._outcomes: list[Outcome] = []
        # What is half changed here stays while somebody looks at another page.
        self._is_changed = False
        self._rules_read: tuple[CallRules, int] | None = None
        self.view, self._model = QListView(), QStringListModel(self)
        self.view.setProperty("kind", "framed")
        self.form, self.rules = OutcomeForm(theme), CallRulesForm(theme)
        self.up_button = NamedButton(theme, _("Move up"))
        self.down_button = NamedButton(theme, _("Move down"))
        self.save_button = NamedButton(theme, _("Save the outcomes"), kind="primary")
        self.notice = Notice(theme)
        self._only = PlainLabel(theme, MANAGERS_ONLY, muted=True)
        self._build()
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.form.edited.connect(self._on_edited)
        self.up_button.clicked.connect(self._on_up)
        self.down_button.clicked.connect(self._on_down)
        self.save_button.clicked.connect(self._on_save)
        self.rules.saved.connect(self._on_rules_wanted)
        self._let_manage(desk.staff.manages)

    def _build(self) -> None:
        theme, view = self._theme, self.view
        view.setModel(self._model)
        view.setAccessibleName(_("Outcomes"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(theme.px(ROW_UNITS) * ROWS_SHOWN)
        view.setStyleSheet(
            f"QListView::item {{ min-height: {theme.px(ROW_UNITS)}px; padding: 0"
            f" {theme.px(1.5)}px; }}"
        )
        moving = QHBoxLayout()
        moving.setSpacing(theme.px(2))
        moving.addWidget(self.up_button)
        moving.addWidget(self.down_button)
        moving.addStretch()
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(theme.px(2))
        left.addWidget(view, 1)
        left.addLayout(moving)
        right.addWidget(self.form, 1)
        right.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        body = QHBoxLayout()
        body.setSpacing(theme.px(4))
        body.addLayout(left, 2)
        body.addLayout(right, 3)
        card = Card(theme)
        card.column.addLayout(body)
        ruled = Card(theme)
        ruled.column.addWidget(self.rules)
        self.column.addWidget(self._only)
        self.column.addWidget(self.notice)
        self.column.addWidget(card)
        self.column.addWidget(ruled)
        self.column.addStretch()
        self.notice.hide()

    def _let_manage(self, manages: bool) -> None:
        self._only.setVisible(not manages)
        for part in (self.form, self.rules, self.save_button):
            part.setEnabled(manages)
        for button in (self.up_button, self.down_button):
            button.setEnabled(manages)

    def first_field(self) -> QWidget:
        """The list."""
        return self.view

    @property
    def is_unsaved(self) -> bool:
        """Whether outcomes or rules were changed and not saved."""
        return self._is_changed or (
            self._rules_read is not None and self.rules.is_changed
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read them anew: another desk may have changed them."""
        super().showEvent(event)
        self._background.run(partial(_read, self._desk), self._on_read, self._on_failed)

    def _on_read(self, read: tuple[list[Outcome], CallRules, int]) -> None:
        outcomes, rules, minutes = read
        if (rules, minutes) != self._rules_read:
            self._rules_read = rules, minutes
            self.rules.show_rules(rules, minutes)
        if not self._is_changed:
            self._outcomes = list(outcomes)
            self._show_lines(max(0, self.view.currentIndex().row()))

    def _show_lines(self, row: int) -> None:
        self._model.setStringList([say_outcome_line(o) for o in self._outcomes])
        self.view.setCurrentIndex(self._model.index(row))

    def _on_chosen(self, current: QModelIndex) -> None:
        if 0 <= current.row() < len(self._outcomes):
            self.form.show_outcome(self._outcomes[current.row()])

    def _on_edited(self, outcome: Outcome) -> None:
        row = self.view.currentIndex().row()
        if 0 <= row < len(self._outcomes) and outcome != self._outcomes[row]:
            self._is_changed = True
            self._outcomes[row] = outcome
            self._model.setData(self._model.index(row), say_outcome_line(outcome))

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.view.currentIndex().row()
        target = row + step
        if 0 <= row < len(self._outcomes) and 0 <= target < len(self._outcomes):
            moved = self._outcomes
            moved[row], moved[target] = moved[target], moved[row]
            self._is_changed = True
            self._show_lines(target)

    def _on_save(self) -> None:
        self.notice.hide()
        sent = list(self._outcomes)
        work = partial(change_outcomes, self._desk, sent)
        self._background.run(work, partial(self._on_saved, sent), self._on_failed)

    def _on_saved(self, sent: list[Outcome], done: object) -> None:
        # Something may have been changed while these were on their way.
        self._is_changed = self._outcomes != sent
        self.form.label.setModified(self._is_changed)
        self.told.emit(SAVED)

    def _on_rules_wanted(self, rules: CallRules, minutes: int) -> None:
        self.notice.hide()
        work = partial(change_call_rules, self._desk, rules, minutes)
        heard = partial(self._on_rules_saved, rules, minutes)
        self._background.run(work, heard, self._on_failed)

    def _on_rules_saved(self, rules: CallRules, minutes: int, done: object) -> None:
        self._rules_read = rules, minutes
        self.rules.know_saved(rules, minutes)
        self.told.emit(RULES_SAVED)

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error)
        if not isinstance(error, DeskError):
            self.failed.emit(error)
