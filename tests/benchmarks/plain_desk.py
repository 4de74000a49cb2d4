"""A desk without its encryption, to tell what that costs; for benchmarks only."""

from pathlib import Path

from sqlcipher3 import dbapi2 as driver


def export_plain(encrypted: Path, key: bytes, plain: Path) -> None:
    """Write a copy of an encrypted database in clear."""
    connection = driver.connect(str(encrypted), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH DATABASE plain")
    finally:
        connection.close()
