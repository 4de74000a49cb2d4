"""Asks which languages somebody at the desk speaks beside English."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.domain.staff import Staff
from callback_desk.services.desk import Desk
from callback_desk.services.languages import set_languages
from callback_desk.translation import _
from callback_desk.ui.background import Background
from callback_desk.ui.settings.ask_once_dialog import Asked, AskOnceDialog
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.wording.languages import LANGUAGES_ASK, say_languages
from callback_desk.wording.people import visible

LONGEST = 300


class LanguagesDialog(AskOnceDialog):
    """`acted` brings whose languages were noted, as they stand now."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        desk: Desk,
        member: Staff,
        parent: QWidget | None = None,
    ) -> None:
        self._desk, self._member = desk, member
        asked = Asked(
            title=_("Languages"),
            question=_("What does {name} speak?", name=visible(member.name)),
            means=LANGUAGES_ASK,
            act=_("Save"),
            acting=_("Saving…"),
            act_tells=_("Keep what is typed; empty is English alone"),
            stay_tells=_("Leave it as it is (Esc)"),
        )
        super().__init__(theme, background, asked, self._save, parent)
        self.languages = QLineEdit(say_languages(member.languages))
        self.languages.setMaxLength(LONGEST)
        self.add_field(LabelledField(theme, _("Languages"), self.languages))
        self.languages.textChanged.connect(self._on_typed)
        self._on_typed()
        self.languages.setFocus()

    def _save(self) -> None:
        """Nothing is typed yet."""

    def _on_typed(self) -> None:
        text = self.languages.text()
        self.set_act(partial(set_languages, self._desk, self._member.staff_id, text))
