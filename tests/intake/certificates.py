"""Certificates for the tests' mail servers: good ones, and every kind of bad one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key, and those that vouch for it."""

    certificate: x509.Certificate
    key: Key
    above: tuple[x509.Certificate, ...] = ()

    def saved(self, folder: Path, name: str = "cert") -> tuple[Path, Path]:
        """The certificate with those above it, and its key, as files."""
        chain = folder / f"{name}.pem"
        chain.write_bytes(b"".join(map(_pem, (self.certificate, *self.above))))
        key_file = folder / ("key.pem" if name == "cert" else f"{name}-key.pem")
        key_file.write_bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        key_file.chmod(0o600)
        return chain, key_file


def issue(
    *names: str,
    by: Issued | None = None,
    days: tuple[int, int] = (-1, 30),
    is_authority: bool = True,
    purpose: ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    key: Key | None = None,
    common_name: str = "",
) -> Issued:
    """A certificate.

    Args:
        names: of the server.
        by: who signs it; nobody but itself without.
        days: from when to when it is valid, counted from today.
        is_authority: whether it may sign others.
        purpose: what it is for.
        key: its key, in place of a strong one.
        common_name: its subject, in place of its first name.
    """
    own = key or ec.generate_private_key(ec.SECP256R1())
    called = common_name or (names[0] if names else "Tests")
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(
            x509.BasicConstraints(ca=is_authority, path_length=None), critical=True
        )
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    )
    if names:
        alternative = x509.SubjectAlternativeName([x509.DNSName(n) for n in names])
        built = built.add_extension(alternative, critical=False)
    signed = built.sign(by.key if by else own, hashes.SHA256())
    return Issued(signed, own, (by.certificate, *by.above) if by else ())


def make_certificate(
    folder: Path,
    *,
    names: Sequence[str],
    days: tuple[int, int] = (-1, 30),
    name: str = "cert",
) -> tuple[Path, Path]:
    """A self-signed certificate and its key, as files.

    Args:
        folder: where to.
        names: of the server.
        days: from when to when it is valid, counted from today.
        name: of the files.
    """
    return issue(*names, days=days).saved(folder, name)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
