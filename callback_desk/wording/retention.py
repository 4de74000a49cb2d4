"""What a purge removes and what stays, in words."""

from callback_desk.domain.retention import Purge


def say_goes(purge: Purge) -> str:
    """Who goes."""
    if purge.is_empty:
        return "Nobody goes: of everybody there is something newer, or still open."
    people = _count(purge.leads, "person", "people")
    records = _count(purge.records, "record", "records")
    calls = _count(purge.attempts, "call", "calls")
    return (
        f"{people} and {records} that came in go for good: names, numbers, addresses, "
        f"messages, answers, and the notes of {calls}."
    )


def say_stays(purge: Purge) -> str:
    """What stays of them, and who stays."""
    said = (
        "What the reports count and the audit stay, without who it was. "
        f"{_count(purge.bars, 'number', 'numbers')} of theirs that may not be called "
        "stay barred, as hashes."
    )
    if purge.kept_open:
        leads = _count(purge.kept_open, "old lead is", "old leads are")
        said += f" {leads} still open and not touched."
    if purge.kept_safety:
        leads = _count(purge.kept_safety, "priority lead stays", "priority leads stay")
        said += f" {leads} until a clinician has signed."
    return said


def say_backups(backups: int) -> str:
    """That older backups hold the people still."""
    if not backups:
        return "Backups that were copied elsewhere hold them still: delete old ones."
    held = _count(backups, "backup", "backups")
    return (
        f"{held} in the desk’s folder, and copies elsewhere, hold them still: the "  # noqa: RUF001 - printed
        "desk’s own are dropped as they grow old, monthly ones after two years; "  # noqa: RUF001 - printed
        "whoever restores one should remove again."
    )


def say_removed(purge: Purge, *, is_rewritten: bool) -> str:
    """That people were removed, and whether the file was written anew."""
    said = f"{_count(purge.leads, 'person was', 'people were')} removed for good."
    if not is_rewritten:
        said += " The file is written anew when the desk is opened next."
    return said


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
