"""The parts of a multipart mail, found by its boundary lines."""


def parts_between(body: bytes, boundary: str, most: int) -> list[tuple[int, bytes]]:
    """The parts between a multipart's boundary lines, each with where it begins.

    One too many where there are more than `most`.
    """
    mark = b"--" + boundary.encode("utf-8", "replace")
    parts: list[tuple[int, bytes]] = []
    start = -1
    at = 0 if body.startswith(mark) else _next(body, mark, 0)
    while at >= 0 and len(parts) <= most:
        if start >= 0:
            part = body[start:at].removesuffix(b"\n").removesuffix(b"\r")
            parts.append((start, part))
        after = at + len(mark)
        if body[after : after + 2] == b"--":
            return parts
        end = body.find(b"\n", after)
        if end < 0:
            return parts
        start = end + 1
        at = _next(body, mark, end)
    if start >= 0:
        parts.append((start, body[start:]))
    return parts


def _next(body: bytes, mark: bytes, start: int) -> int:
    """Where the next boundary line begins, -1 if nowhere."""
    while (found := body.find(b"\n" + mark, start)) >= 0:
        after = body[found + 1 + len(mark) : found + 3 + len(mark)]
        # A longer boundary that begins alike belongs to a part within.
        if not after.strip() or after == b"--" or after[:1] in b" \t\r\n":
            return found + 1
        start = found + 1
    return -1
