"""Times as the numbers by which spreadsheets store them."""

import re
from datetime import datetime, timedelta
from typing import Final

from callback_desk.domain.submission import Precision, WrittenTime

_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]{1,17})?")
_SERIAL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet knows no zone
_FIRST_SERIAL: Final = 36_526
_LAST_SERIAL: Final = 73_051


def serial_time(text: str) -> WrittenTime | None:
    """A time from the number by which spreadsheets store it, or None where it is none.

    The whole part counts days from 1899-12-30; only days from 2000 to 2099 are taken.
    """
    if _SERIAL.fullmatch(text.strip()) is None:
        return None
    days = float(text.replace(",", "."))
    if not _FIRST_SERIAL <= days < _LAST_SERIAL:
        return None
    moment = _SERIAL_EPOCH + timedelta(seconds=round(days * 86_400))
    return WrittenTime(moment, Precision.MINUTE if days % 1 else Precision.DAY)
