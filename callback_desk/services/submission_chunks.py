"""Submissions by the chunk: judged and stored together."""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from callback_desk.domain.submission import Submission

# Their people are looked up in one question, and one transaction keeps them.
CHUNK = 2_000
# Characters of raw text at which they are enough, whatever their number.
HEAVY_CHUNK = 1024 * 1024
# Blocks that one transaction keeps; a call that is recorded then waits for it.
TOGETHER = 2
# Fingerprints of records that one transaction puts in their place.
NOTED = 20_000
# Seconds of reading at which they are enough where somebody watches: it is told, and
# asked whether to go on, after each chunk.
BRIEF_SECONDS = 0.0625
# The same of records that come by the block, where even the odd ones take so long.
BRIEF_BLOCK = 500

Steady = Callable[[], float]
"""Seconds that only ever grow."""


def brief_chunks_of(
    submissions: Iterable[Submission], steady: Steady = monotonic
) -> Iterator[list[Submission]]:
    """Submissions by the chunk: few of them, where they take long to read."""
    chunk: list[Submission] = []
    ends_at = steady() + BRIEF_SECONDS
    for submission in submissions:
        chunk.append(submission)
        if len(chunk) == CHUNK or steady() >= ends_at:
            yield chunk
            chunk = []
            ends_at = steady() + BRIEF_SECONDS
    if chunk:
        yield chunk


def chunks_of(submissions: Iterable[Submission]) -> Iterator[list[Submission]]:
    """Submissions by the chunk: few of them, where they are heavy."""
    chunk: list[Submission] = []
    weight = 0
    for submission in submissions:
        chunk.append(submission)
        weight += len(submission.raw)
        if len(chunk) == CHUNK or weight >= HEAVY_CHUNK:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk
