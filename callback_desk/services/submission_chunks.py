"""Submissions by the chunk: judged and stored together."""

from collections.abc import Iterable, Iterator

from callback_desk.domain.submission import Submission

# Their people are looked up in one question, and one transaction keeps them.
CHUNK = 2_000
# Characters of raw text at which they are enough, whatever their number.
HEAVY_CHUNK = 1024 * 1024


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
