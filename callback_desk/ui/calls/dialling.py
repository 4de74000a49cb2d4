"""Handing a number to the telephone: a link that this computer opens, or none."""

from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from callback_desk.ui.window_state import WindowState

# Kept on this computer, for everybody: "" opens nothing.
DIALS_BY = "dials_by"
NUMBER = "{number}"
TEL, SIP = "tel:{number}", "sip:{number}"
# What a link may begin with; anything else could start a program.
ALLOWED = ("tel", "sip", "sips", "callto", "http", "https", "zoomphonecall", "msteams")


class Dialling:
    """Opens the link of a number, if this computer has one to open."""

    def __init__(self, state: WindowState, *, is_practice: bool) -> None:
        self._state, self._is_practice = state.of_everybody(), is_practice

    @property
    def template(self) -> str:
        """The link that is opened, with `{number}` in it; "" for none."""
        return self._state.text(DIALS_BY)

    def dial(self, phone: str) -> bool:
        """Hand a number, E.164, to the telephone; whether there is one to hand it to.

        In practice nothing is ever dialled.
        """
        link = link_of(self.template, phone)
        if link is None or self._is_practice:
            return False
        return QDesktopServices.openUrl(QUrl(link))


def link_of(template: str, phone: str) -> str | None:
    """The link of a number, or None: the template makes none that may be opened."""
    scheme, colon, _ = template.partition(":")
    if not colon or scheme.lower() not in ALLOWED or NUMBER not in template:
        return None
    safe = "+" if scheme.lower() in ("tel", "sip", "sips", "callto") else ""
    return template.replace(NUMBER, quote(phone, safe=safe))
