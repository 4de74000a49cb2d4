"""What somebody typed in fields of a window and did not save, as words to be kept.

A field says by itself whether somebody typed there. What is typed to find or to try
something is no loss, and a secret is not kept.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, cast

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

# The property of a field in which is typed what nobody would miss.
PASSING = "passing"

Field = QLineEdit | QPlainTextEdit


class TypedWords(NamedTuple):
    """Words, the field they were typed in, and where that is."""

    place: str
    name: str
    words: str


class KeepsTyped(Protocol):
    """A part of a window that knows itself what was typed there and not saved."""

    def typed_words(self) -> Iterator[TypedWords]:
        """All of it, that which is not seen now as well."""
        ...


def let_pass(*fields: Field) -> None:
    """Say of fields that nobody misses what is typed there: searches, codes."""
    for field in fields:
        field.setProperty(PASSING, True)


def typed_in(window: QWidget, *apart: QWidget) -> list[TypedWords]:
    """What was typed in a window, and in what stands over it.

    Args:
        window: the desk's.
        apart: pages of which what was typed is kept in a way of its own.
    """
    found: list[TypedWords] = []
    heard: set[KeepsTyped] = set()
    fields: list[Field] = [
        *window.findChildren(QLineEdit),
        *window.findChildren(QPlainTextEdit),
    ]
    for field in fields:
        if any(one.isAncestorOf(field) for one in apart):
            continue
        knows = _who_knows(field, window)
        if knows is not None and knows not in heard:
            heard.add(knows)
            found += knows.typed_words()
        elif knows is None and _is_typed(field) and _stands(field, window):
            words = TypedWords(_place_of(field), field.accessibleName(), _of(field))
            found.append(words)
    return [one for one in found if one.words.strip()]


def written_down(found: Sequence[TypedWords]) -> str:
    """All of it as one text, by place."""
    places: dict[str, list[str]] = {}
    for one in found:
        said = f"{one.name}: {one.words}" if one.name else one.words
        places.setdefault(one.place, []).append(said)
    return "\n\n".join(
        "\n".join(filter(None, (place, *said))) for place, said in places.items()
    )


def _who_knows(field: QWidget, window: QWidget) -> KeepsTyped | None:
    """The part around a field that knows itself what was typed there, if one does."""
    one = field.parentWidget()
    while one is not None and one is not window:
        # Asked often: a look whether it is a protocol's takes twenty times as long.
        if hasattr(type(one), "typed_words"):
            return cast("KeepsTyped", one)
        one = one.parentWidget()
    return None


def _is_typed(field: Field) -> bool:
    if field.isReadOnly() or field.property(PASSING):
        return False
    if isinstance(field, QPlainTextEdit):
        return field.document().isModified()
    is_secret = field.echoMode() is not QLineEdit.EchoMode.Normal
    in_another = isinstance(field.parentWidget(), QAbstractSpinBox)
    return field.isModified() and not is_secret and not in_another


def _of(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _stands(part: QWidget, window: QWidget) -> bool:
    """Whether it could be seen, on whichever page: what was left is no loss."""
    one: QWidget | None = part
    while one is not None and one is not window:
        around = one.parentWidget()
        if one.isHidden() and not isinstance(around, QStackedWidget):
            return False
        one = around
    return True


def _place_of(field: QWidget) -> str:
    """What the part of the window, or the dialog, is called."""
    one = field.parentWidget()
    while one is not None:
        title = getattr(one, "heading", None) or getattr(one, "title", None)
        if isinstance(title, str):
            return title
        if isinstance(one, QDialog):
            return one.windowTitle()
        if isinstance(title, QWidget):
            # Whose title is a label: what is written there.
            return str(title.property("text") or "")
        one = one.parentWidget()
    return ""
