"""The keys: one random database key, wrapped for each staff member and for recovery.

The wraps stand in `PATH.keys` beside the database, since they are needed before it
opens. Names stand there hashed only; the cost of each derivation is stored with it.
"""

import base64
import hmac
import json
import os
import secrets
import tempfile
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callback_desk.domain.errors import DatabaseDamaged, WrongPassword
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.domain.staff_name import staff_name_key

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
# No staff name can be this: names are stripped of such characters.
RECOVERY_NAME = "\x00recovery"
# 160 random bits in groups that can be read over a telephone.
RECOVERY_BYTES = 20
RECOVERY_GROUP = 4
FORMAT = 1


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


def keys_path(database: Path) -> Path:
    """Where the wraps of a database stand."""
    return database.with_name(database.name + ".keys")


class KeyFile:
    """The wraps of one desk's key.

    Written anew as a whole and replaced at once, so that a crash leaves the old file
    or the new one.
    """

    def __init__(self, path: Path, content: dict[str, Any]) -> None:
        self._path = path
        self._content = content

    @classmethod
    def fresh(cls, path: Path) -> "KeyFile":
        """An empty key file, not yet written."""
        salt = _text(secrets.token_bytes(SALT_BYTES))
        return cls(path, {"format": FORMAT, "name_salt": salt, "wraps": {}})

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """The key file at a path.

        Raises:
            DatabaseDamaged: it is not there, or not a key file of this program.
        """
        try:
            content = json.loads(path.read_text("utf-8"))
            if content["format"] != FORMAT:
                raise ValueError("unknown format")
            dict(content["wraps"])
            _bytes(content["name_salt"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DatabaseDamaged(
                path=path, reason="its key file is missing or damaged"
            ) from error
        return cls(path, content)

    def wrap(self, name: str, password: str, key: bytes, cost: KeyCost) -> None:
        """Wrap the key for a staff member, in place of an earlier wrap of theirs."""
        name_hash = self.hash_name(name)
        salt, nonce = (
            secrets.token_bytes(SALT_BYTES),
            secrets.token_bytes(NONCE_BYTES),
        )
        sealed = AESGCM(_derive(password, salt, cost)).encrypt(
            nonce, key, name_hash.encode()
        )
        self._content["wraps"][name_hash] = {
            "cost": asdict(cost),
            "salt": _text(salt),
            "nonce": _text(nonce),
            "key": _text(sealed),
        }

    def forget(self, name: str) -> None:
        """Drop a staff member's wrap; that there is none already is as good."""
        self._content["wraps"].pop(self.hash_name(name), None)

    def wrap_for_recovery(self, key: bytes, cost: KeyCost) -> str:
        """Wrap the key for a new recovery key, which is returned to be printed once."""
        spelt = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()
        self.wrap(RECOVERY_NAME, spelt, key, cost)
        return "-".join(
            spelt[start : start + RECOVERY_GROUP]
            for start in range(0, len(spelt), RECOVERY_GROUP)
        )

    def unwrap(self, name: str, password: str) -> bytes:
        """The database key.

        An unknown name costs the same time as a wrong password and answers alike.

        Raises:
            WrongPassword: name and password do not open it.
            DatabaseDamaged: the wrap is not one.
        """
        name_hash = self.hash_name(name)
        wraps = self._content["wraps"]
        known = wraps.get(name_hash) or next(iter(wraps.values()), None)
        if known is None:
            raise WrongPassword()
        try:
            cost = KeyCost(**known["cost"])
            derived = _derive(password, _bytes(known["salt"]), cost)
            return AESGCM(derived).decrypt(
                _bytes(known["nonce"]), _bytes(known["key"]), name_hash.encode()
            )
        except InvalidTag as error:
            raise WrongPassword() from error
        except (ValueError, KeyError, TypeError) as error:
            raise DatabaseDamaged(
                path=self._path, reason="its key file is damaged"
            ) from error

    def unwrap_by_recovery(self, recovery_key: str) -> bytes:
        """The database key, by the printed recovery key; case and dashes aside.

        Raises:
            WrongPassword: it is another desk's, or mistyped.
        """
        spelt = "".join(c for c in recovery_key.upper() if c.isalnum())
        return self.unwrap(RECOVERY_NAME, spelt)

    def hash_name(self, name: str) -> str:
        """How a name stands in the file: the same for all ways to type it."""
        salt = _bytes(self._content["name_salt"])
        return hmac.digest(salt, staff_name_key(name).encode(), "sha256").hex()

    def save(self) -> None:
        """Write the file beside its place, then put it there in one step."""
        handle, part = tempfile.mkstemp(
            dir=self._path.parent, prefix=f".{self._path.name}-"
        )
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(self._content, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self._path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise


class KeyRing:
    """The key of an open desk, to be handed on to others and taken from them.

    Each reads the file, changes it and puts it back: two at once would lose one of
    the changes. So they are called inside a writing unit of work, which waits.
    """

    def __init__(self, path: Path, key: bytes, cost: KeyCost) -> None:
        self._path = path
        self._key = key
        self._cost = cost

    def admit(self, name: str, password: str) -> None:
        """Let a staff member open the desk with this password."""
        keys = KeyFile.read(self._path)
        keys.wrap(name, password, self._key, self._cost)
        keys.save()

    def dismiss(self, name: str) -> None:
        """Let a staff member's password open nothing any more."""
        keys = KeyFile.read(self._path)
        keys.forget(name)
        keys.save()

    def change(self, name: str, current: str, new: str) -> None:
        """Let a staff member's new password take the place of their current one.

        Raises:
            CurrentPasswordWrong: the current one is another.
        """
        keys = KeyFile.read(self._path)
        try:
            keys.unwrap(name, current)
        except WrongPassword as error:
            raise CurrentPasswordWrong() from error
        keys.wrap(name, new, self._key, self._cost)
        keys.save()


def _derive(password: str, salt: bytes, cost: KeyCost) -> bytes:
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
