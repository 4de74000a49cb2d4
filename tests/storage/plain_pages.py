"""What an encrypted database holds in clear: its pages, and its raw texts unpacked."""

import zlib
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from callback_desk.storage.engine import connect
from tests.storage.stored_desk import key_of

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16


def plain_pages(path: Path) -> bytes:
    """Each page of the file decrypted, free ones and what is left in them too."""
    key, whole = key_of(path), path.read_bytes()
    pages = []
    for start in range(0, len(whole), PAGE):
        page = whole[start : start + PAGE]
        body, iv = page[:-RESERVED], page[-RESERVED:][:IV]
        if start == 0:
            body = body[SALT:]
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()  # the format's
        pages.append(cipher.update(body) + cipher.finalize())
    # The head says the size of a page: it was read as it was written.
    assert int.from_bytes(pages[0][:2], "big") == PAGE
    return b"".join(pages)


def found_in(path: Path, *needles: str) -> list[str]:
    """Those of the needles that are in the database or in a file beside it."""
    with closing(connect(path, key_of(path))) as database:
        packed = [row[0] for row in database.execute("SELECT packed FROM raw_chunks")]
    whole = plain_pages(path) + b"".join(map(zlib.decompress, packed))
    beside = (file for file in path.parent.glob(f"{path.name}*") if file.is_file())
    whole += b"".join(file.read_bytes() for file in beside)
    return [needle for needle in needles if needle.encode() in whole]
