"""The key file: one random database key, wrapped for each member and for recovery.

The wraps stand in `PATH.keys` beside the database, since they are needed before it
opens. Names stand there hashed only; the cost of each derivation is stored with it.
While the key is renewed the file holds the present key and the next one for everybody,
so that whichever of them the database has at a crash, everybody can open it.
"""

import errno
import hashlib
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from callback_desk.domain.errors import DatabaseDamaged, DiskFull, WrongPassword
from callback_desk.domain.key_errors import KeysNotWritten
from callback_desk.domain.recovery_key import (
    RECOVERY_BYTES,
    plain_recovery_key,
    say_recovery_key,
)
from callback_desk.domain.staff_name import staff_name_key
from callback_desk.domain.system_words import system_said
from callback_desk.paths import replace_for_good
from callback_desk.storage.key_wrap import (
    SALT_BYTES,
    KeyCost,
    Unwrapped,
    Wrap,
    as_bytes,
    as_text,
    is_old,
    keep_only,
    lock_away,
    make_wrap,
    open_wrap,
    seal_also,
    take_out,
)
from callback_desk.translation import _

# No staff name can be this: names are stripped of such characters.
RECOVERY_NAME = "\x00recovery"
# The first had no key pairs.
FORMATS = (1, 2)


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
        salt = as_text(secrets.token_bytes(SALT_BYTES))
        return cls(path, {"format": FORMATS[-1], "name_salt": salt, "wraps": {}})

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """The key file at a path.

        Raises:
            DatabaseDamaged: it is not there, or not a key file of this program.
        """
        try:
            content = json.loads(path.read_text("utf-8"))
            if content["format"] not in FORMATS:
                raise ValueError("unknown format")
            dict(content["wraps"])
            as_bytes(content["name_salt"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DatabaseDamaged(
                path=path, reason=_("its key file is missing or damaged")
            ) from error
        return cls(path, content)

    # Whoever has a name and a password

    def wrap(self, name: str, password: str, key: bytes, cost: KeyCost) -> None:
        """Wrap the key for a staff member, in place of an earlier wrap of theirs."""
        name_hash = self.hash_name(name)
        self._wraps[name_hash] = make_wrap(name_hash, password, key, cost)

    def forget(self, name: str) -> None:
        """Drop a staff member's wrap; that there is none already is as good."""
        self._wraps.pop(self.hash_name(name), None)

    def wrap_for_recovery(
        self, key: bytes, cost: KeyCost, recovery_key: str | None = None
    ) -> str:
        """Wrap the key for a recovery key, which is returned to be printed once.

        Args:
            key: the desk's.
            cost: of deriving one from it.
            recovery_key: as it was shown; without it, a new one.
        """
        printed = recovery_key or say_recovery_key(secrets.token_bytes(RECOVERY_BYTES))
        self.wrap(RECOVERY_NAME, plain_recovery_key(printed), key, cost)
        return printed

    def open_by(self, name: str, password: str) -> Unwrapped:
        """What somebody's password opens.

        An unknown name costs the same time as a wrong password and answers alike.

        Raises:
            WrongPassword: name and password do not open it.
            DatabaseDamaged: the wrap is not one, or another put a key into it.
        """
        name_hash = self.hash_name(name)
        known = self._wraps.get(name_hash) or next(iter(self._wraps.values()), None)
        if known is None:
            raise WrongPassword()
        with self._damage_told():
            opened = open_wrap(known, name_hash, password)
            keys = tuple(key for key in opened.keys if self._follows(opened.since, key))
            if not keys:
                raise ValueError("a key that does not come from the one before")
            return opened._replace(keys=keys)

    def open_by_recovery(self, recovery_key: str) -> Unwrapped:
        """What the printed recovery key opens; case and dashes aside.

        Raises:
            WrongPassword: it is another desk's, or mistyped.
        """
        return self.open_by(RECOVERY_NAME, plain_recovery_key(recovery_key))

    def unwrap(self, name: str, password: str) -> bytes:
        """The database key, where nothing of renewing it was left half done.

        Raises:
            WrongPassword, DatabaseDamaged: as for `open_by`.
        """
        return self.open_by(name, password).keys[0]

    def unwrap_by_recovery(self, recovery_key: str) -> bytes:
        """The database key, by the printed recovery key.

        Raises:
            WrongPassword, DatabaseDamaged: as for `open_by`.
        """
        return self.open_by_recovery(recovery_key).keys[0]

    def hash_name(self, name: str) -> str:
        """How a name stands in the file: the same for all ways to type it."""
        return hmac.digest(
            self.desk_salt, staff_name_key(name).encode(), "sha256"
        ).hex()

    @property
    def desk_salt(self) -> bytes:
        """By what names are hashed: each desk has its own, whatever its key is."""
        return as_bytes(self._content["name_salt"])

    # Renewing the key

    @property
    def stamp(self) -> str:
        """The same for the same content alone."""
        content = json.dumps(self._content, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def renewal_is_due(self) -> bool:
        """Whether somebody who left may still know the key."""
        return bool(self._content.get("renewal_due", False))

    def ask_for_renewal(self) -> None:
        """Note that somebody who must not have the key any more may know it."""
        self._content["renewal_due"] = True

    def is_old(self, name: str) -> bool:
        """Whether somebody's wrap is an older program's, which only they can renew."""
        wrap = self._wraps.get(self.hash_name(name))
        return wrap is not None and is_old(wrap)

    def add_next(self, key: bytes, new: bytes, names: Collection[str]) -> None:
        """Seal the next key to everybody who stays, beside the present one.

        Whoever is not named loses their wrap.

        Raises:
            DatabaseDamaged: another put a public half of their own into the file.
        """
        stay = [self.hash_name(name) for name in (*names, RECOVERY_NAME)]
        with self._damage_told():
            self._content["wraps"] = {
                name_hash: seal_also(self._wraps[name_hash], name_hash, key, new)
                for name_hash in stay
                if name_hash in self._wraps
            }
            told = [lock_away(self.earlier(key), key)]
            told.append(lock_away((key, *self.earlier(key)), new))
            self._content["earlier"] = told
        self._content["format"] = FORMATS[-1]

    def settle(self, key: bytes, *, is_renewed: bool) -> None:
        """Keep the key that the database has, and no other.

        Raises:
            DatabaseDamaged: a wrap is not one.
        """
        with self._damage_told():
            kept = {
                name_hash: keep_only(wrap, name_hash, key)
                for name_hash, wrap in self._wraps.items()
            }
            self._content["earlier"] = [lock_away(self.earlier(key), key)]
        self._content["wraps"] = {
            name_hash: wrap for name_hash, wrap in kept.items() if wrap is not None
        }
        if is_renewed:
            self._content.pop("renewal_due", None)

    @property
    def is_settled(self) -> bool:
        """Whether it holds one key alone."""
        return all(len(wrap.get("keys", ())) <= 1 for wrap in self._wraps.values())

    def earlier(self, key: bytes) -> tuple[bytes, ...]:
        """The keys that the desk had before this one, the newest first."""
        for locked in self._content.get("earlier", ()):
            with self._damage_told():
                told = take_out(locked, key)
            if told is not None:
                return told
        return ()

    def save(self) -> None:
        """Write the file beside its place, then put it there in one step.

        Raises:
            DiskFull, KeysNotWritten: it cannot be written.
        """
        try:
            self._save()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull() from error
            reason = system_said(error, _("it failed")).lower()
            raise KeysNotWritten(file=self._path, reason=reason) from error

    def _save(self) -> None:
        handle, part = tempfile.mkstemp(
            dir=self._path.parent, prefix=f".{self._path.name}-"
        )
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(self._content, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            replace_for_good(Path(part), self._path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    @property
    def _wraps(self) -> dict[str, Wrap]:
        wraps: dict[str, Wrap] = self._content["wraps"]
        return wraps

    def _follows(self, since: bytes, key: bytes) -> bool:
        return key == since or since in self.earlier(key)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatabaseDamaged(
                path=self._path, reason=_("its key file is damaged")
            ) from error
