"""One member's wrap: their key pair, and the desk's key sealed to its public half.

The private half is wrapped by their password, together with the desk's key as it was
then: a key that is sealed to them later must prove that it came from that one, since
anybody can seal something to a public half. Wraps of older programs hold the desk's key
itself, wrapped by the password; they are read, and replaced at the next sign-in.
"""

import base64
import hmac
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callback_desk.domain.errors import WrongPassword
from callback_desk.storage.key_pair import new_pair, seal, unseal

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
_MARK = b"callback-desk public half "

Wrap = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What deriving a key from a password costs (Argon2id, RFC 9106).

    Attributes:
        memory_kib: memory in KiB.
        iterations: passes over it.
        lanes: how many threads share it.
    """

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


class Unwrapped(NamedTuple):
    """What a wrap held.

    Attributes:
        keys: the desk's key; two where renewing it broke off, the earlier one first.
        since: the key as it was when the password last wrapped something.
        is_old: whether it is a wrap of an older program, without a key pair.
    """

    keys: tuple[bytes, ...]
    since: bytes
    is_old: bool


def make_wrap(name_hash: str, password: str, key: bytes, cost: KeyCost) -> Wrap:
    """Wrap the desk's key for somebody, with a key pair of their own."""
    private, public = new_pair()
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapped = AESGCM(_derive(password, salt, cost)).encrypt(
        nonce, private + key, name_hash.encode() + public
    )
    return {
        "cost": asdict(cost),
        "salt": as_text(salt),
        "nonce": as_text(nonce),
        "public": as_text(public),
        "private": as_text(wrapped),
        "keys": [_sealed(key, public, name_hash)],
    }


def open_wrap(wrap: Wrap, name_hash: str, password: str) -> Unwrapped:
    """What a wrap holds.

    Raises:
        WrongPassword: it is another's, or the password is.
        ValueError, KeyError, TypeError: it is no wrap.
    """
    derived = _derive(password, as_bytes(wrap["salt"]), KeyCost(**wrap["cost"]))
    nonce = as_bytes(wrap["nonce"])
    try:
        if is_old(wrap):
            key = AESGCM(derived).decrypt(
                nonce, as_bytes(wrap["key"]), name_hash.encode()
            )
            return Unwrapped((key,), key, is_old=True)
        about = name_hash.encode() + as_bytes(wrap["public"])
        told = AESGCM(derived).decrypt(nonce, as_bytes(wrap["private"]), about)
    except InvalidTag as error:
        raise WrongPassword() from error
    private, since = told[:KEY_BYTES], told[KEY_BYTES:]
    keys = [unseal(as_bytes(one["sealed"]), private, name_hash) for one in wrap["keys"]]
    return Unwrapped(tuple(keys), since, is_old=False)


def is_old(wrap: Wrap) -> bool:
    """Whether an older program made it: nobody but its owner can renew its key."""
    return "public" not in wrap


def seal_also(wrap: Wrap, name_hash: str, key: bytes, new: bytes) -> Wrap:
    """The wrap with another key beside the desk's.

    Args:
        wrap: somebody's.
        name_hash: theirs.
        key: the desk's key, by which the public half is known to be theirs.
        new: what becomes the desk's key.

    Raises:
        ValueError, KeyError, TypeError: it is no wrap, or another put a public half
            of their own into it.
    """
    public = as_bytes(wrap["public"])
    held = [one for one in wrap["keys"] if _is_of(one, key, public, name_hash)]
    if not held:
        raise ValueError("a public half that the desk does not know")
    return {**wrap, "keys": [*held, _sealed(new, public, name_hash)]}


def keep_only(wrap: Wrap, name_hash: str, key: bytes) -> Wrap | None:
    """The wrap with one key alone, or None where that is not in it."""
    if is_old(wrap):
        return wrap
    public = as_bytes(wrap["public"])
    held = [one for one in wrap["keys"] if _is_of(one, key, public, name_hash)]
    return {**wrap, "keys": held} if held else None


def lock_away(earlier: Iterable[bytes], key: bytes) -> str:
    """Earlier keys, for whoever has the present one."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return as_text(nonce + AESGCM(key).encrypt(nonce, b"".join(earlier), b"earlier"))


def take_out(locked: str, key: bytes) -> tuple[bytes, ...] | None:
    """The earlier keys, or None where another key locked them away.

    Raises:
        ValueError, TypeError: it is no such thing.
    """
    told = as_bytes(locked)
    try:
        joined = AESGCM(key).decrypt(told[:NONCE_BYTES], told[NONCE_BYTES:], b"earlier")
    except InvalidTag:
        return None
    places = range(0, len(joined), KEY_BYTES)
    return tuple(joined[place : place + KEY_BYTES] for place in places)


def as_text(data: bytes) -> str:
    """Bytes as they stand in the key file."""
    return base64.b64encode(data).decode()


def as_bytes(text: str) -> bytes:
    """The other way round.

    Raises:
        ValueError, TypeError: these are none.
    """
    return base64.b64decode(text, validate=True)


def _sealed(key: bytes, public: bytes, name_hash: str) -> dict[str, str]:
    """A key sealed to somebody, with a mark that only whoever has that key can make."""
    sealed = as_text(seal(key, public, name_hash))
    return {"sealed": sealed, "mark": _mark(key, public, name_hash)}


def _is_of(one: dict[str, str], key: bytes, public: bytes, name_hash: str) -> bool:
    return hmac.compare_digest(one["mark"], _mark(key, public, name_hash))


def _mark(key: bytes, public: bytes, name_hash: str) -> str:
    return hmac.digest(key, _MARK + name_hash.encode() + public, "sha256").hex()


def _derive(password: str, salt: bytes, cost: KeyCost) -> bytes:
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))
