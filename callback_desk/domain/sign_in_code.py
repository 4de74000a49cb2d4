"""Sign-in codes: six digits that a telephone works out anew every thirty seconds.

TOTP by RFC 6238, with what all authenticator apps understand: SHA-1, six digits, thirty
seconds. SHA-1 stands in a keyed hash there, where nothing is known against it.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from callback_desk.domain.local_time import to_epoch

SECRET_BYTES = 20
STEP_SECONDS = 30
DIGITS = 6
# A telephone's clock may be off by a step, and typing takes a while.
STEPS_OFF = 1
GROUP = 4
ISSUER = "Callback Desk"
# Where the telephone is lost: each opens the desk once.
SPARE_CODES = 8
SPARE_BYTES = 5


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What a member's codes are worked out from.

    Attributes:
        secret: shared with their telephone.
        last_step: of the newest code that was used; none of it or before counts again.
        since: when it was turned on.
    """

    secret: bytes
    last_step: int
    since: datetime


def code_at(secret: bytes, step: int) -> str:
    """The code of a step of thirty seconds since 1970."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 0x0F
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(code: str, factor: SecondFactor, now: datetime) -> int | None:
    """Which step a code that was typed is of; None where it is none, or was used.

    Args:
        code: digits, however they were spaced.
        factor: whose.
        now: by the computer's clock.
    """
    typed = plain_code(code).encode()
    middle = to_epoch(now) // STEP_SECONDS
    found = None
    # All of them are compared, whatever the first one comes to.
    for step in range(middle - STEPS_OFF, middle + STEPS_OFF + 1):
        same = hmac.compare_digest(code_at(factor.secret, step).encode(), typed)
        if same and step > factor.last_step:
            found = step
    return found


def plain_code(code: str) -> str:
    """A code as it is compared: without spaces and dashes, in capitals."""
    return "".join(c for c in code.upper() if c.isalnum())


def say_secret(secret: bytes) -> str:
    """A secret as it is typed into an app: Base32, in groups."""
    spelt = base64.b32encode(secret).decode()
    return " ".join(spelt[n : n + GROUP] for n in range(0, len(spelt), GROUP))


def app_link(secret: bytes, name: str) -> str:
    """The link by which an app takes it over, as Google's Key Uri Format has it."""
    label = quote(f"{ISSUER}:{name}", safe="")
    spelt = base64.b32encode(secret).decode()
    return f"otpauth://totp/{label}?secret={spelt}&issuer={quote(ISSUER)}"


def say_spare(random: bytes) -> str:
    """A spare code as it is printed: two groups of four."""
    spelt = base64.b32encode(random).decode()
    return f"{spelt[:GROUP]}-{spelt[GROUP:]}"
