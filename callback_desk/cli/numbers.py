"""Numbers of rows, as a command is told them."""

from typing import Final

import typer

# The store numbers its rows no further; more digits are a slip of the finger.
LARGEST_NUMBER: Final = 2**63 - 1


def row_number(number: int) -> int:
    """The number, if a row could bear it.

    Raises:
        typer.BadParameter: none ever could.
    """
    if not 0 <= number <= LARGEST_NUMBER:
        raise typer.BadParameter(f"nothing here has the number {number}")
    return number
