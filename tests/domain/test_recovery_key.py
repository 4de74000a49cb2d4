"""A recovery key as it is printed and typed back."""

import secrets

from callback_desk.domain.recovery_key import (
    RECOVERY_BYTES,
    looks_like_one,
    plain_recovery_key,
    say_recovery_key,
)


def test_it_is_groups_of_four_that_can_be_typed_anyhow() -> None:
    printed = say_recovery_key(secrets.token_bytes(RECOVERY_BYTES))
    assert [len(group) for group in printed.split("-")] == [4] * 8
    for typed in (printed.lower(), printed.replace("-", " "), f" {printed}\n"):
        assert plain_recovery_key(typed) == plain_recovery_key(printed)
        assert looks_like_one(typed)


def test_codes_are_not_taken_for_one() -> None:
    for typed in ("123456", "123 456", "ABCD-EFGH", "", "ABCD-" * 9):
        assert not looks_like_one(typed)
