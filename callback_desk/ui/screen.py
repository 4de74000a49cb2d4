"""Whether there is a screen to open a window on."""

import os
import sys

from callback_desk.domain.errors import DeskError
from callback_desk.translation import _

# Any of them says where windows go, on a system where a screen is not always there.
_SAID_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoScreen(DeskError):
    """Qt would end the program at once, with words for its developers."""

    code = "no_screen"
    sentence_form = _("There is no screen here to open a window on.")
    what_to_do_form = _(
        "Start it from the desktop, or use the commands: `callback-desk --help`."
    )


def require_screen() -> None:
    """Refuse to open a window where there can be none.

    Raises:
        NoScreen: nothing says where windows go.
    """
    if sys.platform == "linux" and not any(map(os.environ.get, _SAID_BY)):
        raise NoScreen()
