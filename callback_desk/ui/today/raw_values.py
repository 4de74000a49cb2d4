"""What the columns of the list hold as bare values, to be sorted by."""

from collections.abc import Callable

from callback_desk.domain.callback_queue import QueueEntry


def _call_by(entry: QueueEntry) -> object:
    return entry.lead.act_by.timestamp()


def _name(entry: QueueEntry) -> object:
    return entry.lead.name


def _number(entry: QueueEntry) -> object:
    return entry.lead.phone or ""


def _wants(entry: QueueEntry) -> object:
    return ""


def _tries(entry: QueueEntry) -> object:
    return entry.lead.attempts


RAW_VALUES: tuple[Callable[[QueueEntry], object], ...] = (
    *(_call_by, _name, _number, _wants, _tries),
)
