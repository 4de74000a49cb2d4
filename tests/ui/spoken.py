"""What a screen reader is told to speak, as Qt is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


@contextmanager
def listening() -> Iterator[list[str]]:
    """The sentences that are spoken meanwhile; `!` before those that cannot wait."""
    said = list[str]()
    tell = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            said.append(f"! {event.message()}" if urgent else event.message())
        tell(event)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QAccessible, "updateAccessibility", hear)
        yield said
