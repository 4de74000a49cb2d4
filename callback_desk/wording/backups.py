"""Backups in words."""

from datetime import datetime

from callback_desk.domain.backup import Backup
from callback_desk.translation import _, _n
from callback_desk.wording.counting import say_leads
from callback_desk.wording.mail import say_ago, say_lasting


def say_last_backup(kept: tuple[Backup, ...], now: datetime) -> str:
    """When the newest backup was made, and how many there are."""
    if not kept:
        return _("No backup yet. The first is made within a minute.")
    newest = kept[0]
    last = _(
        "Last backup {ago}, with {leads}, read back and compared.",
        ago=say_ago(newest.made_at, now),
        leads=say_leads(newest.leads),
    )
    count = _n("1 backup is kept.", "{count} backups are kept.", len(kept))
    return f"{last} {count}"


def say_no_backup(newest: Backup | None, now: datetime) -> str:
    """That backups fail, and since when there is none."""
    if newest is None:
        return _("No backup can be made")
    return _("No backup for {lasting}", lasting=say_lasting(newest.made_at, now))
