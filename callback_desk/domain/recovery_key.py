"""A recovery key as it is printed: what opens the desk where nobody's password does."""

import base64

# 160 random bits in groups that can be read over a telephone.
RECOVERY_BYTES = 20
GROUP = 4
CHARACTERS = RECOVERY_BYTES * 8 // 5


def say_recovery_key(random: bytes) -> str:
    """A new recovery key of so many random bytes: Base32, its groups joined."""
    spelt = base64.b32encode(random).decode()
    return "-".join(spelt[n : n + GROUP] for n in range(0, len(spelt), GROUP))


def plain_recovery_key(typed: str) -> str:
    """A recovery key as it is compared, however it was typed."""
    return "".join(c for c in typed.upper() if c.isalnum())


def looks_like_one(typed: str) -> bool:
    """Whether what was typed is as long as a recovery key, whichever desk's."""
    return len(plain_recovery_key(typed)) == CHARACTERS
