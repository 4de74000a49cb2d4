"""What a correction would come to, in words; worked out behind while somebody types."""

from dataclasses import dataclass

from callback_desk.domain.errors import DeskError, UnknownRecord
from callback_desk.domain.settlement import Fix
from callback_desk.domain.submission import Problem, Verdict
from callback_desk.services.desk import Desk
from callback_desk.services.needs_look import Judgement, foresee_settling
from callback_desk.wording.people import visible
from callback_desk.wording.settling import say_foreseen_record

# Names are cut: a visitor may have typed a million characters.
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Judged:
    """What would follow, in words, and whether it can be taken in."""

    words: str
    good: bool
    problem: Problem | None = None


def judge(desk: Desk, record_id: int, fix: Fix, lead_id: int | None) -> Judged:
    """What accepting or joining would do, in words; runs behind."""
    try:
        seen = foresee_settling(desk, record_id, fix, lead_id)
    except UnknownRecord:
        raise
    except DeskError as error:
        return Judged(f"{error.sentence} {error.what_to_do}", good=False)
    settings = desk.kept.settings
    if settings is None:
        return Judged("", good=False)
    good = seen.record.verdict in (Verdict.NEW, Verdict.REPEAT)
    words = say_foreseen_record(
        seen.record, seen.due_at, desk.now(), settings.calendar, joins=_joins(seen)
    )
    return Judged(words, good, seen.record.problem)


def _joins(seen: Judgement) -> tuple[str, int, bool] | None:
    if seen.lead_name is None:
        return None
    return visible(seen.lead_name[:LONGEST_NAME]), seen.asked, seen.is_new_request
