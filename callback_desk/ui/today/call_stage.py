"""How far a call has come, and what stands above the outcomes meanwhile."""

from enum import Enum, auto

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from callback_desk.ui.today.card_view import cut

LONGEST_NAME = 40


class Stage(Enum):
    """How far a call has come."""

    IDLE = auto()
    CAUTION = auto()
    CALLING = auto()
    SAVING = auto()


def prompt_of(stage: Stage, name: str, *, inbound: bool) -> tuple[str, str]:
    """What is asked at a stage, and what the step back is called; "" if there is none.

    Args:
        stage: how far it has come.
        name: whom it is about.
        inbound: whether they called us.
    """
    name = cut(name, LONGEST_NAME)
    stop = "" if name.endswith(("…", ".")) else "."
    whom = f"{name} called us" if inbound else f"Calling {name}"
    return {
        Stage.IDLE: ("Enter opens the call", ""),
        Stage.CAUTION: ("", "Not now"),
        Stage.CALLING: (f"{whom}{stop} What happened?", "Not now"),
        Stage.SAVING: ("Saving …", ""),
    }[stage]


def is_text_field(widget: QWidget | None) -> bool:
    """Whether what is typed there is text."""
    if isinstance(widget, QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox)
