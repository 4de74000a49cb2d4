"""Why the system refused something, in the reader's language.

It says so in its own: in English on Linux and macOS, whatever the desk speaks.
"""

from collections.abc import Sequence
from typing import Final

from callback_desk.translation import _later, said_now

KNOWN: Final[Sequence[str]] = (
    _later("Permission denied"),
    _later("Operation not permitted"),
    _later("No such file or directory"),
    _later("No space left on device"),
    _later("Disk quota exceeded"),
    _later("Read-only file system"),
    _later("Not a directory"),
    _later("Is a directory"),
    _later("File exists"),
    _later("File name too long"),
    _later("File too large"),
    _later("Directory not empty"),
    _later("Device or resource busy"),
    _later("Resource busy"),
    _later("Text file busy"),
    _later("Input/output error"),
    _later("Too many open files"),
    _later("Too many levels of symbolic links"),
    _later("Invalid argument"),
    _later("Broken pipe"),
    _later("Connection refused"),
    _later("Connection timed out"),
    _later("Operation timed out"),
    _later("Network is unreachable"),
    _later("Network is down"),
    _later("No route to host"),
    _later("Host is down"),
)
"""What it says most."""


def system_said(error: BaseException, otherwise: str) -> str:
    """The system's reason for a failure.

    Args:
        error: as it was raised; other failures than the system's have no words of its.
        otherwise: what is said where the system says nothing.
    """
    said = getattr(error, "strerror", None)
    return said_now(said) if said else otherwise
