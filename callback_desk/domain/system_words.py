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
    _later("Stale file handle"),
    _later("Stale NFS file handle"),
    _later("Cannot allocate memory"),
    _later("Out of memory"),
    _later("Too many open files in system"),
    _later("Too many links"),
    _later("Invalid cross-device link"),
    _later("No such device"),
    _later("No such device or address"),
    _later("No medium found"),
    _later("Wrong medium type"),
    _later("Remote I/O error"),
    _later("Resource temporarily unavailable"),
    _later("Interrupted system call"),
    _later("Bad file descriptor"),
    _later("Function not implemented"),
    _later("Operation not supported"),
    _later("Required key not available"),
    _later("Protocol error"),
    _later("Value too large for defined data type"),
    _later("Structure needs cleaning"),
    _later("Connection reset by peer"),
    _later("Software caused connection abort"),
    _later("Network dropped connection on reset"),
    _later("Transport endpoint is not connected"),
    _later("Address already in use"),
    _later("Cannot assign requested address"),
    _later("Can't assign requested address"),
    _later("Name or service not known"),
    _later("nodename nor servname provided, or not known"),
    _later("No address associated with hostname"),
    _later("Temporary failure in name resolution"),
    _later("Operation canceled"),
    _later("Operation already in progress"),
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
