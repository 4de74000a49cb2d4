"""Handing a number to the telephone: a link that this computer opens, or none."""

import re
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from callback_desk.ui.window_state import WindowState

# Kept on this computer, for everybody: "" opens nothing.
DIALS_BY = "dials_by"
NUMBER = "{number}"
EXTENSION = "{extension}"
TEL, SIP = "tel:{number}", "sip:{number}"
# How RFC 3966 writes it. In a sip: address without a computer's name it would be a
# parameter of the address, so there it has no place.
_TEL_EXTENSION = f"{TEL};ext={EXTENSION}"
# What a link of one's own has in brackets around the extension goes where there is
# none: commas, with which many telephone programs wait before they go on dialing.
_OPTIONAL = re.compile(r"\[([^\[\]]*\{extension\}[^\[\]]*)\]")
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

    @property
    def is_set(self) -> bool:
        """Whether numbers are handed to a telephone here; in practice none is."""
        return bool(self.template) and not self._is_practice

    def dial(self, phone: str, extension: str | None) -> bool:
        """Hand a number, E.164, to the telephone; whether there is one to hand it to.

        In practice nothing is ever dialled.
        """
        link = link_of(self.template, phone, extension)
        if link is None or self._is_practice:
            return False
        return QDesktopServices.openUrl(QUrl(link))


def hands_extension(template: str) -> bool:
    """Whether a link by this template has a place for the extension of a number."""
    return template == TEL or EXTENSION in template


def link_of(template: str, phone: str, extension: str | None) -> str | None:
    """The link of a number, or None: the template makes none that may be opened.

    Args:
        template: with `{number}`, and perhaps `{extension}`, in it.
        phone: E.164.
        extension: digits; None where the number has none.
    """
    scheme, colon, _ = template.partition(":")
    if not colon or scheme.lower() not in ALLOWED or NUMBER not in template:
        return None
    safe = "+" if scheme.lower() in ("tel", "sip", "sips", "callto") else ""
    if template == TEL and extension:
        template = _TEL_EXTENSION
    template = _OPTIONAL.sub(r"\1" if extension else "", template)
    with_number = template.replace(NUMBER, quote(phone, safe=safe))
    return with_number.replace(EXTENSION, quote(extension or "", safe=""))
