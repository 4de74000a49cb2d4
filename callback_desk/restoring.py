"""Brings a desk back from a backup, on this computer or another. Knows no Qt."""

import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callback_desk.domain.backup import Restored
from callback_desk.domain.errors import (
    DeskExists,
    FolderNotWritable,
    NotAllowed,
    WrongPassword,
)
from callback_desk.domain.ports import Clock
from callback_desk.domain.system_words import system_said
from callback_desk.paths import make_private_folder
from callback_desk.services.staff_access import check_new_password
from callback_desk.storage.bars import Bars
from callback_desk.storage.bringing_back import bars_since, bring_back
from callback_desk.storage.engine import open_engine
from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.schema import ensure_schema
from callback_desk.storage.unit_of_work import SqlStore
from callback_desk.translation import _
from callback_desk.wording.people import say_a_role


@dataclass(frozen=True, slots=True)
class Unlocking:
    """Who opens a backup, and by what.

    Attributes:
        name: a member of the staff, who will be able to open the desk.
        password: theirs; with a recovery key, the one that they shall have from now on.
        recovery_key: opens the backup where no password does.
    """

    name: str
    password: str
    recovery_key: str | None = None

    def unwrap(self, keys: KeyFile) -> tuple[bytes, ...]:
        """The desk's key; two where renewing it had broken off.

        Raises:
            WrongPassword: it does not open.
        """
        if self.recovery_key is not None:
            return keys.open_by_recovery(self.recovery_key).keys
        return keys.open_by(self.name, self.password).keys


def restore_desk(
    file: Path,
    to: Path,
    unlocking: Unlocking,
    clock: Clock,
    real_clock: Clock,
    cost: KeyCost | None = None,
) -> Restored:
    """Bring a desk back, compare it with its backup, then put it in its place.

    Numbers that asked not to be called since the backup was made stay barred, as far
    as a newer backup in the same folder knows of them.

    Args:
        file: the backup.
        to: where the desk's database shall be; nothing may stand there.
        unlocking: who opens it; an office manager, or whoever has the recovery key.
        clock: the desk's time.
        real_clock: the computer's.
        cost: of deriving the key of a new password.

    Raises:
        DeskExists: something stands in its place.
        NoBackup: the file is none, or damaged.
        PasswordUnusable: the new one is too short.
        WrongPassword: it does not open; or nobody of that name works there.
        NotAllowed: the one who opens it is no office manager.
        FolderNotWritable: the folder cannot be made or written.
    """
    if unlocking.recovery_key is not None:
        check_new_password(unlocking.password)
    log = to.with_name(to.name + "-wal")
    for path in (to, keys_path(to), log):
        if path.exists():
            raise DeskExists(path=path)
    try:
        make_private_folder(to.parent)
        folder = Path(tempfile.mkdtemp(dir=to.parent, prefix=f".{to.name}-"))
    except OSError as error:
        reason = system_said(error, _("it cannot be made"))
        raise FolderNotWritable(folder=to.parent, reason=reason) from error
    try:
        back = bring_back(file, folder, unlocking.unwrap)
        database, key, contents = back.database, back.key, back.contents
        later = bars_since(file, back, unlocking.unwrap, folder)
        engine = open_engine(database, key)
        with closing(SqlStore(engine, database, real_clock)) as store:
            ensure_schema(engine, database)
            carried = _take_over(
                store, unlocking, later.bars, clock().replace(microsecond=0)
            )
        if unlocking.recovery_key is not None:
            keys = KeyFile.read(keys_path(database))
            keys.wrap(unlocking.name, unlocking.password, key, cost or KeyCost())
            keys.save()
        os.replace(keys_path(database), keys_path(to))
        try:
            os.replace(database, to)
        except OSError:
            keys_path(to).unlink()
            raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Restored(to, contents.made_at, contents.leads, carried, later.unread)


def _take_over(store: SqlStore, unlocking: Unlocking, bars: Bars, now: datetime) -> int:
    """See who it is that opens the desk, and carry over what must not go back."""
    with store() as work:
        staff = work.staff.named(unlocking.name)
        if staff is None or not staff.active:
            raise WrongPassword()
        if not staff.manages:
            raise NotAllowed(role=say_a_role(staff.role), what=_("restore a backup"))
        if unlocking.recovery_key is not None:
            # Whoever holds it may have lost the telephone with all else.
            work.codes.drop(staff.staff_id)
        carried = work.carry_bars(bars, now)
        work.audit.add("restored", staff.staff_id, now)
        work.commit()
    return carried
