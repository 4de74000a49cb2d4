"""How far a call has come, and what stands above the outcomes meanwhile."""

from enum import Enum, auto

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from callback_desk.translation import _
from callback_desk.ui.today.card_view import CardView, cut

LONGEST_NAME = 40
IF_YOU_SPOKE = _("If you spoke, press “I dialed”.")
BY_DIGIT = _("Press the digit of the answer; Esc goes back.")
BARRED_PROMPT = _("Do not call. If you spoke, press “I dialed”")


def say_digit_alone(digit: str, *, barred: bool) -> str:
    """What a digit means while no call is open."""
    if barred:
        return _("This lead is not called, so {digit} records nothing.", digit=digit)
    return _("Enter opens the call, then {digit} records.", digit=digit)


class Height(Enum):
    """How much of the card's height a call may take."""

    WHOLE = auto()
    LOW = auto()
    LEAST = auto()

    @property
    def gap(self) -> float:
        """What is left between its parts then, in layout units."""
        return 1 if self is Height.LEAST else 1.5


class Stage(Enum):
    """How far a call has come."""

    IDLE = auto()
    CAUTION = auto()
    CALLING = auto()
    SAVING = auto()


def prompt_of(stage: Stage, view: CardView | None, *, inbound: bool) -> tuple[str, str]:
    """What is asked at a stage, and what the step back is called; "" if there is none.

    Args:
        stage: how far it has come.
        view: whom it is about, or None.
        inbound: whether they called us.
    """
    name = "" if view is None else cut(view.name, LONGEST_NAME)
    barred = view is not None and bool(view.barred)
    stop = "" if name.endswith(("…", ".")) else "."
    whom = (
        _("{name} called us", name=name) if inbound else _("Calling {name}", name=name)
    )
    return {
        Stage.IDLE: (BARRED_PROMPT if barred else _("Enter opens the call"), ""),
        Stage.CAUTION: ("", _("Not now")),
        Stage.CALLING: (
            _("{whom}{stop} What happened?", whom=whom, stop=stop),
            _("Not now"),
        ),
        Stage.SAVING: (_("Saving…"), ""),
    }[stage]


def is_text_field(widget: QWidget | None) -> bool:
    """Whether what is typed there is text."""
    if isinstance(widget, QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox)
