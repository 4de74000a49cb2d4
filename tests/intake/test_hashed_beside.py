"""Bytes hashed beside other work: the same as all of them at once."""

import hashlib
import threading

from hypothesis import given
from hypothesis import strategies as st

from callback_desk.intake.hashed_beside import hashing_beside


@given(st.lists(st.binary(max_size=5_000), max_size=6))
def test_pieces_hash_to_what_all_of_them_do(pieces: list[bytes]) -> None:
    with hashing_beside() as hashed:
        for piece in pieces:
            hashed.take(piece)
        assert hashed.hexdigest() == hashlib.sha256(b"".join(pieces)).hexdigest()


def test_the_first_piece_begins_no_thread_and_none_is_left() -> None:
    before = threading.active_count()
    with hashing_beside() as hashed:
        hashed.take(b"a")
        assert threading.active_count() == before
        hashed.take(b"b")
        assert threading.active_count() == before + 1
        assert hashed.hexdigest() == hashlib.sha256(b"ab").hexdigest()
    assert threading.active_count() == before
