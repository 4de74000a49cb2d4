"""Makes small Outlook messages (.msg): compound files with property streams.

Written by [MS-CFB] and [MS-OXMSG], for no library at hand writes them. All streams are
short and stand in the mini stream.
"""

import struct
from datetime import UTC, datetime

SECTOR, MINI_SECTOR, MINI_CUTOFF = 512, 64, 4_096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STRING, BINARY, TIME, NUMBER = 0x001F, 0x0102, 0x0040, 0x0003
OLD_STRING, RICH, MESSAGE_ID = 0x001E, 0x1009, 0x1035
SUBJECT, BODY, HTML, SENDER, HEADERS = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x007D
SENDER_ADDRESS, SUBMITTED, CODE_PAGE = 0x5D01, 0x0039, 0x3FDE


def outlook(
    texts: dict[int, str],
    html: bytes = b"",
    sent: datetime | None = None,
    *,
    page: int = 0,
    rich: bytes = b"",
) -> bytes:
    """A message with these properties.

    Args:
        texts: by their numbers.
        html: its HTML.
        sent: when.
        page: the code page of its texts; 0 for Unicode.
        rich: its rich text, neither packed nor with a head.
    """
    streams: dict[str, bytes] = {}
    said = struct.pack("<Q", page or 65001)
    properties = [struct.pack("<HHI8s", NUMBER, CODE_PAGE, 6, said)]
    kind, charset = (OLD_STRING, f"cp{page}") if page else (STRING, "utf-16-le")
    for number, text in texts.items():
        data = text.encode(charset)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
        properties.append(struct.pack("<HHIII", kind, number, 6, len(data) + 2, 0))
    if rich:
        head = struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0)
        streams[f"__substg1.0_{RICH:04X}{BINARY:04X}"] = head + rich
        properties.append(struct.pack("<HHIII", BINARY, RICH, 6, len(rich) + 16, 0))
    if html:
        streams[f"__substg1.0_{HTML:04X}{BINARY:04X}"] = html
        properties.append(struct.pack("<HHIII", BINARY, HTML, 6, len(html), 0))
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
        properties.append(struct.pack("<HHIQ", TIME, SUBMITTED, 6, ticks))
    streams["__properties_version1.0"] = bytes(32) + b"".join(properties)
    return compound(streams)


def compound(streams: dict[str, bytes], claimed: int = 0) -> bytes:
    """A compound file with these short streams; each claims so many bytes more."""
    mini, mini_chain, starts = _chained(list(streams.values()), MINI_SECTOR)
    entries = [_entry("Root Entry", 5, child=1, start=0, size=len(mini))]
    for number, (name, data) in enumerate(streams.items(), start=1):
        following = number + 1 if number < len(streams) else FREE
        start, size = starts[number - 1], len(data) + claimed
        entries.append(_entry(name, 2, right=following, start=start, size=size))
    while len(entries) % 4:
        entries.append(_entry("", 0))
    table = struct.pack(f"<{len(mini_chain)}I", *mini_chain)
    body, chain, (_, mini_table, directory) = _chained(
        [mini, table, b"".join(entries)], SECTOR
    )
    fat_at, per_sector = len(body) // SECTOR, SECTOR // 4
    chain += [FAT] + [FREE] * (per_sector - len(chain) - 1)  # one sector will do
    fat = struct.pack(f"<{per_sector}I", *chain)
    head = struct.pack(
        "<8s16sHHHHH6s9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, 1, directory, 0, MINI_CUTOFF, mini_table, -(-len(table) // SECTOR), END, 0,
        fat_at, *[FREE] * 108,
    )  # fmt: skip
    return head + body + fat


def _chained(pieces: list[bytes], sector: int) -> tuple[bytes, list[int], list[int]]:
    """Pieces in sectors one after the other, their chain, and where each begins."""
    body, chain, starts = b"", list[int](), list[int]()
    for piece in pieces:
        count = -(-len(piece) // sector)
        starts.append(len(chain) if count else END)
        chain += range(len(chain) + 1, len(chain) + count)
        chain += [END] * bool(count)
        body += piece.ljust(count * sector, b"\0")
    return body, chain, starts


def _entry(
    name: str,
    kind: int,
    *,
    right: int = FREE,
    child: int = FREE,
    start: int = 0,
    size: int = 0,
) -> bytes:
    """A directory entry; siblings hang to the right of one another."""
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        written, len(written) + 2 if name else 0, kind, 1, FREE, right, child,
        bytes(16), 0, 0, 0, start, size,
    )  # fmt: skip
