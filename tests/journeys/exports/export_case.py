"""One export, and what must come out of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Export:
    """An export's text with the records that must come out.

    Attributes:
        name: what the test is called.
        code: what it is recognised as.
        text: as it lies in the file.
        records: for each, the name, the number and when it was sent as written (an
            ISO text, its offset too; None if that is not known), then other
            attributes of the submission; `why` of its problem; `answers` are parts
            that must stand in there.
        encoding: of the file.
        questions: what the preview asks.
    """

    name: str
    code: str
    text: str
    records: list[tuple[str, str | None, str | None, dict[str, object]]]
    encoding: str = "utf-8"
    questions: tuple[str, ...] = field(default=())


def lead(
    name: str, phone: str | None, at: str | None = None, **more: object
) -> tuple[str, str | None, str | None, dict[str, object]]:
    """What must come out of one record."""
    return name, phone, at, more
