"""Telephone: what this computer does with a number when a call is opened."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from callback_desk.translation import _
from callback_desk.ui.calls.dialling import (
    DIALS_BY,
    NUMBER,
    SIP,
    TEL,
    hands_extension,
    link_of,
)
from callback_desk.ui.settings.settings_panel import SettingsPanel
from callback_desk.ui.sign_in.choice_box import ChoiceBox
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import Card, NamedButton, PlainLabel
from callback_desk.ui.window_state import WindowState

OWN = "own"
WAYS = (
    ("", _("Nothing: we dial by hand")),
    (TEL, _("Open it as tel: (the usual telephone program)")),
    (SIP, _("Open it as sip:")),
    (OWN, _("Open a link of our own")),
)
EXAMPLE, EXTENSION = "+12125550142", "7"
NO_LINK = _("A link begins like tel: or https: and has {number} where the number goes.")
BY_HAND = _("An extension stands on the card, and is dialed by hand.")
# No field is filled in these: what stands in braces is typed so.
PLACE = _(
    "{extension} in the link hands it over, as in tel:{number}[,,{extension}]: commas "
    "are pauses, and what stands in brackets is left out where there is no extension."
)


class TelephonePanel(SettingsPanel):
    """Kept on this computer. `told` says that it was."""

    title = _("Telephone")
    about = _("Kept on this computer, for everybody who signs in here.")
    icon_name = "phone"
    told = Signal(str)

    def __init__(self, theme: Theme, state: WindowState) -> None:
        super().__init__(theme)
        self._state = state.of_everybody()
        self.ways, self.template = ChoiceBox(theme), QLineEdit()
        for template, words in WAYS:
            self.ways.addItem(words, template)
        self.template.setPlaceholderText(f"https://phone.example/call/{NUMBER}")
        self.save_button = NamedButton(theme, _("Save"), kind="primary")
        self._field = LabelledField(theme, _("Link"), self.template)
        self._says = PlainLabel(theme, muted=True, wraps=True)
        card = Card(theme)
        way = LabelledField(theme, _("When a call is opened"), self.ways)
        for part in (way, self._field, self._says):
            card.column.addWidget(part)
        card.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addStretch()
        kept = self._state.text(DIALS_BY)
        known = [template for template, _unused in WAYS[:-1]]
        self.ways.setCurrentIndex(known.index(kept) if kept in known else len(known))
        self.template.setText("" if kept in known else kept)
        self.ways.currentIndexChanged.connect(self._show)
        self.template.textChanged.connect(self._show)
        self.save_button.clicked.connect(self._on_save)
        self._show()

    def first_field(self) -> QWidget:
        """What is done with a number."""
        return self.ways

    def _chosen(self) -> str:
        way = str(self.ways.currentData())
        return self.template.text().strip() if way == OWN else way

    def _show(self) -> None:
        template, is_own = self._chosen(), self.ways.currentData() == OWN
        link = link_of(template, EXAMPLE, None)
        self._field.setVisible(is_own)
        self._field.say_wrong(NO_LINK if is_own and template and link is None else "")
        self._says.say(" ".join(self._opens(template, link, is_own=is_own)))
        self.save_button.setEnabled(not template or link is not None)

    def _opens(self, template: str, link: str | None, *, is_own: bool) -> Iterator[str]:
        """What a link by this template opens, and what becomes of an extension."""
        if link is None:
            return
        if hands_extension(template):
            extended = link_of(template, EXAMPLE, EXTENSION)
            yield _(
                "It opens {link}; for extension {number} {extended}.",
                link=link,
                number=EXTENSION,
                extended=extended,
            )
            return
        yield _("It opens {link}.", link=link)
        yield BY_HAND
        if is_own:
            yield PLACE

    def _on_save(self) -> None:
        self._state.keep_text(DIALS_BY, self._chosen())
        self.template.setModified(False)
        self.told.emit(_("The telephone is set for this computer."))
