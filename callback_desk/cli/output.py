"""What commands print: one JSON document on stdout, or words for people."""

import io
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from callback_desk.domain.errors import DeskError
from callback_desk.domain.system_words import system_said
from callback_desk.translation import _

_PIECES: Final = 4_096


class AnswerLost(DeskError):
    """What a command printed did not get where it should go."""

    code = "answer_lost"
    sentence_form = _("The answer could not be written: {reason}.")
    what_to_do_form = _("The command itself may be done: look before you run it again.")


Json = Mapping[str, object] | Sequence[object]


def prepare_streams() -> None:
    """Make ready for any console: what it cannot show is spelt out, none is nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            write_nowhere(name)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_nowhere(name: str = "stdout") -> None:
    """Let go of a stream that nobody reads or that takes nothing."""
    setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - to the end


@contextmanager
def writing() -> Iterator[None]:
    """Print to stdout in here, and have it there at the end.

    Raises:
        AnswerLost: it could not be written; where its reader has gone, BrokenPipeError.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        write_nowhere()
        raise AnswerLost(reason=system_said(error, _("it was refused"))) from error


def print_json(document: Json) -> None:
    """Print exactly one JSON document on stdout, in UTF-8 whatever the console is.

    A lone surrogate, which UTF-8 cannot hold, is printed as JSON's own escape.
    """
    # Piece by piece: a document of very many records is nowhere whole.
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(document)
    buffer = getattr(sys.stdout, "buffer", None) or io.BytesIO()
    with writing():
        sys.stdout.flush()
        for some in iter(lambda: "".join(islice(pieces, _PIECES)), ""):
            buffer.write(some.encode("utf-8", "backslashreplace"))
        buffer.write(b"\n")


def print_words(text: str) -> None:
    """Print words for people on stdout; what the console cannot show is spelt out."""
    with writing():
        _print(sys.stdout, text)


def tell(text: str) -> None:
    """Print words for people on stderr."""
    _print(sys.stderr, text)


def _print(stream: object, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    shown = text.encode(encoding, "backslashreplace").decode(encoding)
    print(shown, file=stream)  # type: ignore[call-overload]


def tell_error(error: DeskError, of: str = "") -> None:
    """Tell what happened and what to do, a sentence each; of one among several."""
    tell(f"{f'{of}: ' if of else ''}{error.sentence} {error.what_to_do}")


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
