"""An answer that does not get where it should go."""

import errno
import io
import sys

import pytest

from callback_desk.cli.output import AnswerLost, print_json, print_words


class Full(io.TextIOWrapper):
    """A disk without room."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8")

    def flush(self) -> None:
        """Refuse."""
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("tell", [print_words, lambda text: print_json({"it": text})])
def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tell: object) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert callable(tell)
    with pytest.raises(AnswerLost, match="No space left on device"):
        tell("the answer")
    # What comes after goes nowhere, and fails no more.
    tell("another")
    sys.stdout.close()
