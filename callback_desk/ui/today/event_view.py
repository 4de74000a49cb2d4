"""A line of the timeline, and a long text cut for the card."""

from dataclasses import dataclass

# How much of a text stands on the card before it is asked for.
EXCERPT_LETTERS, EXCERPT_LINES = 480, 8


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text as typed: its beginning, and the whole of it where that is cut."""

    shown: str
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class EventView:
    """A line of the timeline.

    Attributes:
        when: when it happened.
        words: what.
        who: who did it, or "".
        note: what they noted.
        entered: when it was entered, where that was much later, or why corrected.
        holds: whether it still counts, and was not replaced.
    """

    when: str
    words: str
    who: str
    note: Excerpt | None
    entered: str
    holds: bool


def excerpt(text: str) -> Excerpt | None:
    """As much of a text as stands on the card; None where it is blank."""
    if not text or text.isspace():
        return None
    start = "\n".join(
        text[: EXCERPT_LETTERS + 1].split("\n", EXCERPT_LINES)[:EXCERPT_LINES]
    )
    start = start[:EXCERPT_LETTERS]
    return Excerpt(text) if start == text else Excerpt(f"{start.rstrip()}…", text)
