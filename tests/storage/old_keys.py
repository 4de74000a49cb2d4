"""Key files as the program wrote them before there were key pairs."""

import json
from dataclasses import asdict
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from callback_desk.domain.recovery_key import plain_recovery_key
from callback_desk.storage.key_wrap import Wrap, as_text
from callback_desk.storage.keys import (
    RECOVERY_NAME,
    KeyFile,
    keys_path,
)
from tests.desks import CHEAP, MANAGER, PASSWORD, template
from tests.storage.stored_desk import key_of


def old_wrap(name_hash: str, password: str, key: bytes) -> Wrap:
    """The key itself, wrapped by a password."""
    salt, nonce = b"s" * 16, b"n" * 12
    derived = Argon2id(
        salt=salt,
        length=32,
        iterations=CHEAP.iterations,
        lanes=CHEAP.lanes,
        memory_cost=CHEAP.memory_kib,
    ).derive(password.encode())
    sealed = AESGCM(derived).encrypt(nonce, key, name_hash.encode())
    return {
        "cost": asdict(CHEAP),
        "salt": as_text(salt),
        "nonce": as_text(nonce),
        "key": as_text(sealed),
    }


def make_old(path: Path) -> None:
    """Let the key file of a copied template desk be of the older kind."""
    place, key = keys_path(path), key_of(path)
    file, stored = KeyFile.read(place), json.loads(place.read_text("utf-8"))
    stored["format"] = 1
    recovery = plain_recovery_key(template()[1])
    for name, password in ((MANAGER, PASSWORD), (RECOVERY_NAME, recovery)):
        name_hash = file.hash_name(name)
        stored["wraps"][name_hash] = old_wrap(name_hash, password, key)
    place.write_text(json.dumps(stored), "utf-8")
