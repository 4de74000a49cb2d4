"""What a purge removes and what stays, in words."""

from callback_desk.domain.retention import Purge
from callback_desk.translation import _, _n


def say_goes(purge: Purge) -> str:
    """Who goes."""
    if purge.is_empty:
        return _("Nobody goes: of everybody there is something newer, or still open.")
    return _(
        "{people} and {records} that came in go for good: names, numbers, addresses, "
        "messages, answers, and the notes of {calls}.",
        people=_n("1 person", "{count:,} people", purge.leads),
        records=_n("1 record", "{count:,} records", purge.records),
        calls=_n("1 call", "{count:,} calls", purge.attempts),
    )


def say_stays(purge: Purge) -> str:
    """What stays of them, and who stays."""
    said = [_("What the reports count and the audit stay, without who it was.")]
    if purge.bars:
        said.append(
            _n(
                "1 number of theirs that may not be called stays barred, as a hash.",
                "{count:,} numbers of theirs that may not be called stay barred, as "
                "hashes.",
                purge.bars,
            )
        )
    if purge.kept_open:
        said.append(
            _n(
                "1 old lead is still open and not touched.",
                "{count:,} old leads are still open and not touched.",
                purge.kept_open,
            )
        )
    if purge.kept_safety:
        said.append(
            _n(
                "1 priority lead stays until a clinician has signed.",
                "{count:,} priority leads stay until a clinician has signed.",
                purge.kept_safety,
            )
        )
    return " ".join(said)


def say_backups(backups: int) -> str:
    """That older backups hold the people still."""
    if not backups:
        return _("Backups that were copied elsewhere hold them still: delete old ones.")
    return _n(
        "1 backup in the desk’s folder, and copies elsewhere, hold them still: the "  # noqa: RUF001 - printed
        "desk’s own are dropped as they grow old, monthly ones after two years; "  # noqa: RUF001 - printed
        "whoever restores one should remove again.",
        "{count:,} backups in the desk’s folder, and copies elsewhere, hold them "  # noqa: RUF001 - printed
        "still: the desk’s own are dropped as they grow old, monthly ones after two "  # noqa: RUF001 - printed
        "years; whoever restores one should remove again.",
        backups,
    )


def say_purged(purge: Purge) -> str:
    """That people were removed."""
    return _n(
        "1 person was removed for good.",
        "{count:,} people were removed for good.",
        purge.leads,
    )


def say_removed(purge: Purge, *, is_rewritten: bool) -> str:
    """That people were removed, and whether the file was written anew."""
    said = say_purged(purge)
    if is_rewritten:
        return said
    return f"{said} {_('The file is written anew when the desk is opened next.')}"
