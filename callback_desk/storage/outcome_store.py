"""The clinic's outcomes and its rules for calling, as they are stored."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import time

from sqlalchemy import Connection, delete, func, insert, select, update

from callback_desk.domain.call_rules import CallRules
from callback_desk.domain.outcome import (
    Asks,
    Closes,
    Contact,
    NextCall,
    NextRule,
    Outcome,
)
from callback_desk.storage.call_tables import ClinicValueRow
from callback_desk.storage.tables import OutcomeRow

_CALL_RULES = "call_rules"


def read_outcomes(connection: Connection) -> dict[str, Outcome]:
    """The clinic's outcomes by code, in the order of the screen."""
    rows = connection.execute(
        select(*OutcomeRow.__table__.columns).order_by(OutcomeRow.position)
    )
    return {
        row.code: Outcome(
            code=row.code,
            label=row.label,
            key=row.key,
            dialled=row.dialled,
            contact=Contact(row.contact),
            closes=Closes(row.closes),
            next=NextRule(
                NextCall(row.next_kind),
                row.next_amount,
                row.next_other_part,
                row.next_other_part_after,
            ),
            counted=row.counted,
            bars_number=row.bars_number,
            hands_over=row.hands_over,
            asks=Asks(row.asks),
            active=row.active,
        )
        for row in rows
    }


def add_outcomes(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    """Add outcomes behind those that are there."""
    there = connection.scalar(select(func.count()).select_from(OutcomeRow)) or 0
    connection.execute(
        insert(OutcomeRow),
        [_values(one, number) for number, one in enumerate(outcomes, there)],
    )


def change_outcomes(connection: Connection, outcomes: Sequence[Outcome]) -> None:
    """Let the outcomes be these, in this order; all that are there are among them."""
    known = set(connection.scalars(select(OutcomeRow.code)))
    for number, one in enumerate(outcomes):
        values = _values(one, number)
        if one.code in known:
            connection.execute(
                update(OutcomeRow).where(OutcomeRow.code == one.code).values(**values)
            )
        else:
            connection.execute(insert(OutcomeRow).values(**values))


def _values(outcome: Outcome, position: int) -> dict[str, object]:
    return {
        "code": outcome.code,
        "position": position,
        "label": outcome.label,
        "key": outcome.key,
        "dialled": outcome.dialled,
        "contact": outcome.contact,
        "closes": outcome.closes,
        "next_kind": outcome.next.kind,
        "next_amount": outcome.next.amount,
        "next_other_part": outcome.next.other_part,
        "next_other_part_after": outcome.next.other_part_after,
        "counted": outcome.counted,
        "bars_number": outcome.bars_number,
        "hands_over": outcome.hands_over,
        "asks": outcome.asks,
        "active": outcome.active,
    }


def read_call_rules(connection: Connection) -> CallRules:
    """The clinic's rules for calling; those that ship where nothing was set."""
    text = connection.scalar(
        select(ClinicValueRow.value).where(ClinicValueRow.name == _CALL_RULES)
    )
    if text is None:
        return CallRules()
    told = json.loads(text)
    opens, closes = (time.fromisoformat(told.pop(n)) for n in ("opens", "closes"))
    return CallRules(opens, closes, **told)


def write_call_rules(connection: Connection, rules: CallRules) -> None:
    """Keep the clinic's rules for calling."""
    told = asdict(rules) | {
        "opens": rules.opens.isoformat("minutes"),
        "closes": rules.closes.isoformat("minutes"),
    }
    connection.execute(delete(ClinicValueRow).where(ClinicValueRow.name == _CALL_RULES))
    connection.execute(
        insert(ClinicValueRow).values(name=_CALL_RULES, value=json.dumps(told))
    )
