"""What a screen reader speaks by itself: a change that the keys do not go to.

Qt's older alert event is spoken nowhere: neither the accessibility bus of Linux nor
Windows' automation hands it on.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget


def announce(place: QWidget, words: str, *, at_once: bool = False) -> bool:
    """Have words spoken, unless nobody sees the window that they stand in.

    Args:
        place: where they stand.
        words: what is spoken, with nothing hiding in it; "" for nothing.
        at_once: whether it may cut short what is being spoken.

    Returns:
        Whether it was handed on.
    """
    if not words or not place.window().isVisible():
        return False
    # Imported only here: the sign-in window opens without anything to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(place, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
    return True


def words_in_view(place: QWidget) -> str:
    """What the labels of a place say, in the order of reading.

    What is hidden is left out, for that is kept from whoever stands beside.
    """
    found = [
        (label.mapTo(place, label.rect().topLeft()), label.text().strip())
        for label in place.findChildren(QLabel)
        if label.isVisibleTo(place) and label.text().strip()
    ]
    found.sort(key=lambda one: (one[0].y(), one[0].x()))
    return "\n".join(words for _at, words in found)


def say_by_key(answers: Sequence[str]) -> str:
    """Answers that one digit each gives, from 1 on, as they are heard."""
    return " ".join(f"{key}: {words}." for key, words in enumerate(answers, 1))
