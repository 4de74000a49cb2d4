"""A key pair: what is sealed to its public half, only the private half opens.

So the desk's key can be handed on to somebody who is not there, and whose password
nobody else knows. X25519 with HKDF-SHA256 and AES-256-GCM, as HPKE puts them together
(RFC 9180).
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_ABOUT = b"callback-desk key of the desk "


class CannotUnseal(ValueError):
    """What is sealed there was sealed to somebody else, or is damaged."""


def new_pair() -> tuple[bytes, bytes]:
    """A private half and its public one, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal(secret: bytes, public: bytes, name_hash: str) -> bytes:
    """Seal a secret to somebody.

    Args:
        secret: what only they shall read.
        public: the public half of theirs.
        name_hash: who they are; sealed to one name it opens under no other.
    """
    to = X25519PublicKey.from_public_bytes(public)
    return _SUITE.encrypt(secret, to, _ABOUT + name_hash.encode())


def unseal(sealed: bytes, private: bytes, name_hash: str) -> bytes:
    """What was sealed.

    Raises:
        CannotUnseal: not to them, or not under that name.
    """
    mine = X25519PrivateKey.from_private_bytes(private)
    try:
        return _SUITE.decrypt(sealed, mine, _ABOUT + name_hash.encode())
    except InvalidTag as error:
        raise CannotUnseal("sealed to somebody else") from error
