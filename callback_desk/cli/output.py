"""What commands print: one JSON document on stdout, or words for people."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from callback_desk.domain.errors import DeskError

_PIECES: Final = 4_096

Json = Mapping[str, object] | Sequence[object]


def print_json(document: Json) -> None:
    """Print exactly one JSON document on stdout, in UTF-8 whatever the console is.

    A lone surrogate, which UTF-8 cannot hold, is printed as JSON's own escape.
    """
    sys.stdout.flush()
    # Piece by piece: a document of very many records is nowhere whole.
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(document)
    for some in iter(lambda: "".join(islice(pieces, _PIECES)), ""):
        sys.stdout.buffer.write(some.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def print_words(text: str) -> None:
    """Print words for people on stdout; what the console cannot show is spelt out."""
    _print(sys.stdout, text)


def tell(text: str) -> None:
    """Print words for people on stderr."""
    _print(sys.stderr, text)


def _print(stream: object, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    print(shown, file=stream)  # type: ignore[call-overload]


def tell_error(error: DeskError) -> None:
    """Tell what happened and what to do, a sentence each."""
    tell(f"{error.sentence} {error.what_to_do}")


def error_json(error: DeskError) -> dict[str, str]:
    """An error as the contract prints it."""
    return {
        "code": error.code,
        "sentence": error.sentence,
        "what_to_do": error.what_to_do,
    }


def instant(at: datetime | None) -> str | None:
    """An instant as the contract prints it: UTC with `Z`, whole seconds."""
    if at is None:
        return None
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
