"""How the foot's width is shared out: what is told there comes first."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callback_desk.ui.foot_line import FootLine
from callback_desk.ui.foot_sign import FootSign
from callback_desk.ui.theme import Theme
from callback_desk.ui.widgets import PlainLabel

# Layout units between two parts, and what of the safety contact is worth reading.
GAP, LEAST_CONTACT = 4, 30
WIDEST = (1 << 24) - 1
_SEEN_OR_NOT = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FootRoom(QObject):
    """Takes away what has no room beside a sentence that is told, and its button.

    The progress goes first, then who is the safety contact, unless that is not known:
    squeezed between them a sentence stood in a column of single words.
    """

    def __init__(
        self,
        theme: Theme,
        contact: FootSign,
        told: tuple[FootLine, QWidget],
        progress: PlainLabel,
        *others: QWidget,
    ) -> None:
        """Take what stands there, from left to right; `row` is its layout.

        Args:
            theme: its looks.
            contact: who is the safety contact.
            told: the sentence, and the button behind it.
            progress: how far the day has come.
            others: what stays whenever it has something to say.
        """
        super().__init__(contact)
        self._theme, self._contact, self._progress = theme, contact, progress
        self._told, self._button = told
        self._others = others
        self._width, self._is_strip = 0, False
        self.row = row = QHBoxLayout()
        row.setSpacing(theme.px(GAP))
        for part in (contact, *told):
            row.addWidget(part)
        row.addStretch(1)
        for part in (progress, *others):
            row.addWidget(part)
        for part in (self._button, *others):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room to what comes, or have it again."""
        if event.type() in _SEEN_OR_NOT:
            self.share()
        return super().eventFilter(watched, event)

    def fit(self, width: int, *, is_strip: bool) -> None:
        """Share out a width; in a strip the card tells who the safety contact is."""
        self._width, self._is_strip = width, is_strip
        self.share()

    def share(self) -> None:
        """Share it out anew: something else is said."""
        contact, progress = self._contact, self._progress
        gap = self._theme.px(GAP)
        said, asked = bool(progress.text()), bool(contact.text()) and not self._is_strip
        told = [self._told] if self._told.text() else []
        taken = [*told, *(p for p in (self._button, *self._others) if not p.isHidden())]
        left = self._width - sum(part.sizeHint().width() + gap for part in taken)
        wide, least = progress.sizeHint().width() + gap, contact.sizeHint().width()
        if not contact.worries:
            least = min(least, self._theme.px(LEAST_CONTACT))
        needed = least + gap if asked else 0
        counts = said and (left >= wide + needed or not taken)
        left -= wide if counts else 0
        asks = asked and (contact.worries or left >= needed or not taken)
        counts = counts or (said and not asks and left >= wide)
        progress.setVisible(counts)
        contact.setVisible(asks)
        contact.setMaximumWidth(max(1, left - gap) if asks and taken else WIDEST)
