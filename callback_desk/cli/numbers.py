"""Numbers of rows, as a command is told them."""

from typing import Final

import typer

from callback_desk.translation import _

# The store numbers its rows no further; more digits are a slip of the finger.
LARGEST_NUMBER: Final = 2**63 - 1


def row_number(number: int) -> int:
    """The number, if a row could bear it.

    Raises:
        typer.BadParameter: none ever could.
    """
    if not 0 <= number <= LARGEST_NUMBER:
        raise typer.BadParameter(
            _("nothing here has the number {number}", number=number)
        )
    return number
