"""Choosing a password: typed twice, with the rules turning green as they are met."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callback_desk.services.staff_access import SHORTEST_PASSWORD
from callback_desk.translation import _
from callback_desk.ui.icons import pixmap
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.theme import Theme, Tone
from callback_desk.ui.widgets import PlainLabel

TOO_SHORT = _(
    "Use at least {shortest_password} characters.", shortest_password=SHORTEST_PASSWORD
)
NOT_THE_SAME = _("The two are not the same. Type it again.")


class Rule(QWidget):
    """One rule of a password: an empty circle until it is met, then a tick."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme, self.met = theme, False
        self._sign = PlainLabel(theme)
        self._words = PlainLabel(theme, words, scale=0.95, muted=True, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(1.5))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_met(self, met: bool) -> None:
        """Say whether the rule is met."""
        self.met = met
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        tone = Tone.FINE if self.met else None
        size, ratio = self._theme.px(4), self.devicePixelRatioF()
        colour = self._theme.tokens.of(tone or Tone.RESTING)
        name = "check" if self.met else "circle"
        self._sign.setPixmap(pixmap(name, colour, size, ratio))
        self._sign.setFixedSize(QSize(size, size))
        self._words.set_tone(tone, muted=not self.met)


class NewPassword(QWidget):
    """Two fields, side by side, and the rules beneath."""

    def __init__(self, theme: Theme, name: str = _("Password")) -> None:
        super().__init__()
        self.first, self.second = PasswordField(), PasswordField()
        self._first = LabelledField(theme, name, self.first)
        self._second = LabelledField(theme, _("{name} again", name=name), self.second)
        self.long_enough = Rule(
            theme,
            _(
                "At least {shortest_password} characters",
                shortest_password=SHORTEST_PASSWORD,
            ),
        )
        self.same = Rule(theme, _("Typed the same twice"))
        self._caps_lock = PlainLabel(
            theme, _("Caps Lock is on."), scale=0.95, tone=Tone.DUE_TODAY
        )
        self._caps_lock.hide()
        fields, rules = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (fields, (self._first, self._second)),
            (rules, (self.long_enough, self.same)),
        ):
            row.setSpacing(theme.px(4))
            for part in parts:
                row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(fields)
        column.addLayout(rules)
        column.addWidget(self._caps_lock)
        for field in (self.first, self.second):
            field.textChanged.connect(self._on_text_changed)
            field.caps_lock_noticed.connect(self._on_caps_lock_noticed)

    @property
    def password(self) -> str:
        """What stands in the first field."""
        return self.first.text()

    @property
    def wrong(self) -> str:
        """What is said to be wrong, of either field."""
        return self._first.wrong or self._second.wrong

    def check(self) -> bool:
        """Whether it can be used; if not, say why and go to the field at fault."""
        if len(self.password) < SHORTEST_PASSWORD:
            self.say_wrong(TOO_SHORT)
            return False
        if self.second.text() != self.password:
            self._second.say_wrong(NOT_THE_SAME)
            self.second.setFocus()
            self.second.selectAll()
            return False
        return True

    def say_wrong(self, sentence: str) -> None:
        """Say in one sentence what is wrong with it."""
        self._first.say_wrong(sentence)
        self.first.setFocus()
        self.first.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _on_text_changed(self) -> None:
        self._first.say_wrong("")
        self._second.say_wrong("")
        first, second = self.password, self.second.text()
        self.long_enough.set_met(len(first) >= SHORTEST_PASSWORD)
        self.same.set_met(bool(first) and first == second)

    def _on_caps_lock_noticed(self, on: bool) -> None:
        self._caps_lock.setVisible(on)
