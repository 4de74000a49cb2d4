"""What the visitor sent, as typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.translation import _
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.today.card_view import MessageView
from callback_desk.ui.today.flowing_label import FlowingLabel
from callback_desk.ui.today.long_text import MESSAGE, LongText
from callback_desk.ui.today.toned_box import TonedBox
from callback_desk.ui.widgets import PlainLabel
from callback_desk.wording.first_letter import with_capital

SMALL = 0.82


class MessagesPanel(QWidget):
    """One box for each sending; what put the lead on top stands first in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[MessageView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))

    def show_messages(self, messages: Sequence[MessageView]) -> None:
        """Show messages; the same ones again change nothing."""
        if tuple(messages) == self._shown:
            return
        self._shown = tuple(messages)
        while (item := self._column.takeAt(0)) is not None:
            if (box := item.widget()) is not None:
                box.hide()
                box.deleteLater()
        for message in messages:
            self._column.addWidget(self._build_box(message))

    def _build_box(self, message: MessageView) -> TonedBox:
        theme = self._theme
        box = TonedBox(theme)
        if message.own_words:
            self._add_reason(box, _("In their own words"), f"“{message.own_words}”")
        if message.ticked:
            self._add_reason(box, _("Ticked on the form"), message.ticked)
        head = QHBoxLayout()
        wrote = (
            _("They wrote")
            if message.text
            else _("They sent the form without a message")
        )
        head.addWidget(PlainLabel(theme, wrote, scale=SMALL, muted=True), 1)
        head.addWidget(
            PlainLabel(theme, with_capital(message.when), scale=SMALL, muted=True)
        )
        box.box.addLayout(head)
        if message.text is not None:
            box.box.addWidget(LongText(theme, message.text, MESSAGE))
        for said in (
            message.asks_about
            and _("Asks about: {asks_about}", asks_about=message.asks_about),
            message.page and _("Page: {page}", page=message.page),
        ):
            if said:
                box.box.addWidget(FlowingLabel(theme, said, scale=SMALL, muted=True))
        return box

    def _add_reason(self, box: TonedBox, where: str, words: str) -> None:
        theme, tone = self._theme, Tone.PRIORITY
        reason = TonedBox(theme, tone, padding=(2.5, 1.5))
        reason.box.addWidget(PlainLabel(theme, where, scale=SMALL, tone=tone))
        reason.box.addWidget(FlowingLabel(theme, words, bold=True, tone=tone))
        box.box.addWidget(reason)
