"""Opens a desk's database by somebody's password. Knows no Qt."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from callback_desk.domain.errors import DeskError
from callback_desk.domain.ports import Clock
from callback_desk.storage.backups import SqlBackups
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import open_engine
from callback_desk.storage.key_ring import KeyRing
from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import KeyFile, keys_path
from callback_desk.storage.presence import present_at
from callback_desk.storage.rekeying import drop_copy, which_opens
from callback_desk.storage.schema import ensure_schema
from callback_desk.storage.sign_in_guard import SignInGuard, guard_path
from callback_desk.storage.unit_of_work import SqlStore


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A desk's database, open.

    Attributes:
        store: begins units of work on it.
        ring: what may be done with its key.
        backups: makes backups of it.
        guard: counts who tried in vain.
    """

    store: SqlStore
    ring: KeyRing
    backups: SqlBackups
    guard: SignInGuard


@contextmanager
def unlocked(
    path: Path, name: str, password: str, cost: KeyCost, real_clock: Clock
) -> Iterator[Unlocked]:
    """A desk's database of the newest schema; leaving lets go of it.

    What a renewal of the key that broke off has left is seen to, and who signs in with
    a wrap of an older program, or of an earlier key, gets a new one.

    Raises:
        WrongPassword: name and password do not open it.
        SignInDelayed: there were too many wrong passwords for that name.
        KeyBeingRenewed: its key is being renewed just now.
        DatabaseDamaged, SchemaNewer, DatabaseReadOnly: it cannot be opened.
    """
    with present_at(path) as presence:
        keys = KeyFile.read(keys_path(path))
        guard = SignInGuard(guard_path(path), keys.hash_name, real_clock)
        opened = guard.admit(name, partial(keys.open_by, name, password))
        key = DeskKey(which_opens(path, opened.keys))
        ring = KeyRing(path, key, cost, presence, real_clock)
        engine = open_engine(path, key)
        store = SqlStore(engine, path, real_clock, key)
        try:
            backups = SqlBackups(path, key)
            ensure_schema(engine, path, lambda: backups.keep(real_clock()))
            # The key file is read, changed and put back by one at a time.
            if not keys.is_settled:
                with suppress(DeskError, OSError), store():
                    drop_copy(path)
                    # One key alone does not say whether it is the earlier or the next.
                    several = len(opened.keys) > 1
                    ring.settle(is_renewed=several and key.value == opened.keys[-1])
            if opened.is_old or opened.since != key.value:
                with suppress(DeskError, OSError), store():
                    ring.move_over(name, password)
            yield Unlocked(store, ring, backups, guard)
        finally:
            store.close()
