"""How to reach somebody: asked of whoever is on the phone, told by staff."""

from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.languages import named
from callback_desk.domain.reach import BestTime, Reach, Voicemail, Writing
from callback_desk.services.desk import Desk
from callback_desk.services.reach_leads import tell_reach
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.calls.person_dialog import PersonDialog
from callback_desk.ui.needs_look.fix_field import FixLine
from callback_desk.ui.side_by_side import Half, SideBySide
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.wording.languages import say_languages
from callback_desk.wording.reaching import (
    NOT_SAID,
    say_best_time,
    say_voicemail,
    say_writing,
)

LONGEST = 80


class ReachDialog(PersonDialog):
    """Shows what is known, or proposed; Enter keeps it, as `told` says."""

    told = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        lead_id: int,
        name: str,
        reach: Reach,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, background, _("How to reach them"), _("Keep"), parent)
        # A name never stands in a title: others read the task bar, too.
        self.column.addWidget(FlowingLabel(theme, name, muted=True))
        self._desk, self._lead_id = desk, lead_id
        self.voicemail, self.best_time = ChoiceBox(theme), ChoiceBox(theme)
        self.voicemail.addItem(NOT_SAID, None)
        for voicemail in Voicemail:
            self.voicemail.addItem(say_voicemail(voicemail), voicemail.value)
        self.writing = ChoiceBox(theme)
        self.best_time.addItem(NOT_SAID, None)
        for best in BestTime:
            self.best_time.addItem(say_best_time(best), best.value)
        self.writing.addItem(NOT_SAID, None)
        for writing in Writing:
            self.writing.addItem(say_writing(writing), writing.value)
        # What is proposed are the person's own words.
        self.best_hours, self.language = FixLine(), QLineEdit()
        self.call_name, self.speak_with = FixLine(), FixLine()
        self._build()
        self._show(reach)
        self.voicemail.setFocus()
        self.save_button.clicked.connect(self._on_save)

    def _build(self) -> None:
        fields = (
            (_("Voicemail"), self.voicemail),
            # Seen without scrolling on a small screen: a call may be one too many.
            (_("Instead of calling"), self.writing),
            (_("Best time"), self.best_time),
            (_("Hours, as they said"), self.best_hours),
            (_("Language"), self.language),
            (_("Name to use"), self.call_name),
            (_("May speak with"), self.speak_with),
        )
        for _unused, editor in fields:
            if isinstance(editor, QLineEdit):
                editor.setMaxLength(LONGEST)
        named = [LabelledField(self._theme, name, editor) for name, editor in fields]
        for left, right in zip_longest(named[::2], named[1::2]):
            halves = (left, 1), (right or Half(named[0]), 1)
            self.column.addLayout(SideBySide(self._theme.px(3), *halves))
        self.column.addStretch(1)

    def _show(self, reach: Reach) -> None:
        self.voicemail.setCurrentIndex(max(0, self.voicemail.findData(reach.voicemail)))
        self.best_time.setCurrentIndex(max(0, self.best_time.findData(reach.best_time)))
        self.best_hours.show_cell(reach.best_hours)
        self.language.setText(say_languages([reach.language]))
        self.call_name.show_cell(reach.call_name)
        self.speak_with.show_cell(reach.speak_with)
        self.writing.setCurrentIndex(max(0, self.writing.findData(reach.writing)))

    def reach(self) -> Reach:
        """What the fields say."""
        voicemail, best = self.voicemail.currentData(), self.best_time.currentData()
        writing = self.writing.currentData()
        return Reach(
            voicemail=Voicemail(voicemail) if voicemail else None,
            speak_with=self.speak_with.cell().strip(),
            best_time=BestTime(best) if best else None,
            best_hours=self.best_hours.cell().strip(),
            language=named(self.language.text()),
            call_name=self.call_name.cell().strip(),
            writing=Writing(writing) if writing else None,
        )

    def _on_save(self) -> None:
        keep = partial(tell_reach, self._desk, self._lead_id, self.reach())
        self.work(keep, self._on_told)

    def _on_told(self, done: object) -> None:
        self.accept()
        self.told.emit(self._lead_id, self.reach())
