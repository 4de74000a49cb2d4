"""Proving a desk sound."""

from callback_desk.domain.audit_finding import AuditFinding
from callback_desk.domain.ports import Work
from callback_desk.domain.promise import due_epochs
from callback_desk.domain.running_promise import RunningPromise
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.reasons import past_calendar
from callback_desk.translation import _


def check_desk(desk: Desk) -> tuple[list[str], int]:
    """What is wrong with the stored data, and how many rows were looked at."""
    with desk.open_work(writes=False) as work:
        problems, rows = work.problems()
        if not problems:
            problems = _wrong_deadlines(desk, work)
            audit = work.audit.verify()
            problems += [f"Audit: {audit.problem}"] if audit.problem else []
        return problems, rows


def verify_audit(desk: Desk) -> AuditFinding:
    """Whether the audit is as it was written, from its first row to its last."""
    with desk.open_work(writes=False) as work:
        return work.audit.verify()


def _wrong_deadlines(desk: Desk, work: Work) -> list[str]:
    """Every deadline that still runs must be what its calendar makes of its receipt."""
    by_version: dict[int, list[RunningPromise]] = {}
    for promise in work.deadlines.running():
        by_version.setdefault(promise.version, []).append(promise)
    settings = in_force(desk, work)
    known = {told.version for told in work.calendars.versions()}
    found: list[str] = []
    for version, promises in by_version.items():
        if version not in known:
            found += [_say_lawless(promise) for promise in promises]
            continue
        calendar = past_calendar(desk, work, settings, version).calendar
        dues = due_epochs(calendar, [promise.due_from for promise in promises])
        found += [
            _say_wrong(promise)
            for promise, due in zip(promises, dues, strict=True)
            if promise.due_at != due
        ]
    return found


def _say_lawless(promise: RunningPromise) -> str:
    if promise.lead_id is None:
        return _("Record {n} goes by no calendar that is stored.", n=promise.record_id)
    return _("Lead {n} goes by no calendar that is stored.", n=promise.lead_id)


def _say_wrong(promise: RunningPromise) -> str:
    if promise.lead_id is None:
        return _("Record {n} is not due when its calendar says.", n=promise.record_id)
    return _("Lead {n} is not due when its calendar says.", n=promise.lead_id)
