"""Column types that keep meaning: instants as epoch seconds, lists as JSON."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator

from callback_desk.domain.local_time import from_epoch, to_epoch


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as whole epoch seconds; a naive one is refused.

    SQLite drops the offset of a stored datetime without a word, so none is stored.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> int | None:
        """Aware datetime to epoch seconds.

        Raises:
            ValueError: the datetime is naive.
        """
        return None if value is None else to_epoch(value)

    def process_result_value(
        self,
        value: Any | None,  # noqa: ANN401 - what the driver gives
        dialect: Dialect,
    ) -> datetime | None:
        """Epoch seconds to aware UTC."""
        return None if value is None else from_epoch(value)


class JsonList(TypeDecorator[tuple[str, ...]]):
    """A short list of texts, stored as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self, value: tuple[str, ...] | None, dialect: Dialect
    ) -> str | None:
        """Texts to JSON; an empty list takes no room."""
        return json.dumps(value, ensure_ascii=False) if value else None

    def process_result_value(
        self,
        value: Any | None,  # noqa: ANN401 - what the driver gives
        dialect: Dialect,
    ) -> tuple[str, ...]:
        """JSON to texts; nothing stored is no texts."""
        return tuple(json.loads(value)) if value else ()
