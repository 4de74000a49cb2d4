"""A PIN that lifts the veil from a desk that is open: in memory, for this computer."""

import hashlib
import hmac
import secrets

from callback_desk.domain.staff_errors import PinSpent, PinUnusable, PinWrong
from callback_desk.domain.staff_name import staff_name_key

FEWEST, MOST = 4, 6
MISSES = 5
# As slow as nobody minds once: memory of 16 MiB (RFC 7914).
_COST = {"n": 2**14, "r": 8, "p": 1}


def is_pin(text: str) -> bool:
    """Whether it is written as a PIN is: 4 to 6 ASCII digits."""
    return FEWEST <= len(text) <= MOST and text.isascii() and text.isdigit()


class Pin:
    """One person's PIN, as a salted hash; after five misses it is spent.

    It opens nothing that is closed: the desk's key stays in memory behind the veil.
    """

    def __init__(self, name: str, digits: str) -> None:
        """Take a PIN.

        Raises:
            PinUnusable: it is not 4 to 6 digits.
        """
        if not is_pin(digits):
            raise PinUnusable()
        self._name = staff_name_key(name)
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(digits)
        self._left = MISSES

    def _hashed(self, digits: str) -> bytes:
        return hashlib.scrypt(digits.encode(), salt=self._salt, dklen=32, **_COST)

    @property
    def is_spent(self) -> bool:
        """Whether there were too many misses."""
        return self._left == 0

    def is_of(self, name: str) -> bool:
        """Whether it is that person's."""
        return staff_name_key(name) == self._name

    def lift(self, digits: str) -> None:
        """Say whether the PIN is right.

        Raises:
            PinWrong: it is not.
            PinSpent: it was not for the fifth time, or before.
        """
        if self.is_spent:
            raise PinSpent()
        if not hmac.compare_digest(self._hashed(digits), self._hash):
            self._left -= 1
            if self.is_spent:
                raise PinSpent()
            raise PinWrong(left=self._left)
        self._left = MISSES
