"""The key of an open desk, handed on to others, taken from them, and renewed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from callback_desk.domain.errors import WrongPassword
from callback_desk.domain.key_errors import DeskOpenElsewhere, DeskTooBusy
from callback_desk.domain.ports import Clock
from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.storage import rekeying
from callback_desk.storage.desk_key import DeskKey
from callback_desk.storage.engine import open_engine
from callback_desk.storage.key_wrap import KeyCost
from callback_desk.storage.keys import RECOVERY_NAME, KeyFile, keys_path
from callback_desk.storage.presence import Presence
from callback_desk.storage.unit_of_work import SqlStore


class KeyRing:
    """What an open desk may do with its key.

    What changes the file reads it, changes it and puts it back: two at once would lose
    one of the changes. So it is called inside a writing unit of work, which waits;
    `renew` alone outside of any.

    Args:
        path: the database.
        key: its key.
        cost: of deriving keys from new passwords.
        presence: that this desk is open; without it the key is not renewed.
        real_clock: the computer's.
    """

    def __init__(
        self,
        path: Path,
        key: DeskKey,
        cost: KeyCost,
        presence: Presence | None,
        real_clock: Clock,
    ) -> None:
        self._path, self._place = path, keys_path(path)
        self._key = key
        self._cost = cost
        self._presence = presence
        self._real_clock = real_clock

    @property
    def desk(self) -> Path:
        """The database."""
        return self._path

    def admit(self, name: str, password: str) -> None:
        """Let a staff member open the desk with this password."""
        keys = KeyFile.read(self._place)
        keys.wrap(name, password, self._key.value, self._cost)
        keys.save()

    def dismiss(self, name: str) -> None:
        """Let a staff member's password open nothing any more; renewal is due."""
        keys = KeyFile.read(self._place)
        keys.forget(name)
        keys.ask_for_renewal()
        keys.save()

    def change(self, name: str, current: str, new: str) -> None:
        """Let a staff member's new password take the place of their current one.

        Raises:
            CurrentPasswordWrong: the current one is another.
        """
        keys = self._checked(name, current)
        keys.wrap(name, new, self._key.value, self._cost)
        keys.save()

    def check(self, name: str, password: str) -> None:
        """Refuse a password that is not a member's.

        Raises:
            CurrentPasswordWrong: it is another.
        """
        self._checked(name, password)

    def set_recovery_key(self, recovery_key: str) -> None:
        """Let a recovery key open the desk; the one before opens nothing any more."""
        keys = KeyFile.read(self._place)
        keys.wrap_for_recovery(self._key.value, self._cost, recovery_key)
        keys.ask_for_renewal()
        keys.save()

    def is_recovery_key(self, typed: str) -> bool:
        """Whether somebody typed the recovery key that opens this desk now."""
        try:
            KeyFile.read(self._place).open_by_recovery(typed)
        except WrongPassword:
            return False
        return True

    def move_over(self, name: str, password: str) -> None:
        """Wrap the key anew for somebody who signs in, with a pair of their own."""
        keys = KeyFile.read(self._place)
        keys.open_by(name, password)
        keys.wrap(name, password, self._key.value, self._cost)
        keys.save()

    # The key itself

    def renewal_is_due(self) -> bool:
        """Whether somebody who left may still know the key."""
        return KeyFile.read(self._place).renewal_is_due

    def waits_for(self, names: Sequence[str]) -> tuple[list[str], bool]:
        """Whose wraps are an older program's, and whether the recovery key's is."""
        keys = KeyFile.read(self._place)
        return [name for name in names if keys.is_old(name)], keys.is_old(RECOVERY_NAME)

    def stamp(self) -> str:
        """What tells the key file as it stands from all that it is changed to."""
        return KeyFile.read(self._place).stamp

    def renew(
        self, names: Sequence[str], seen: str, staff_id: int, at: datetime
    ) -> None:
        """Give the desk another key, for those who stay and the recovery key.

        Args:
            names: who stays.
            seen: the stamp of the key file when these were read.
            staff_id: who does it.
            at: when.

        Raises:
            DeskOpenElsewhere: another window or command has the desk open.
            DeskTooBusy: something long is going on in this one, or somebody was let
                in or changed a password since.
            DeskError: the disk is full, or the database damaged; all is as it was.
        """
        if self._presence is None:
            raise DeskOpenElsewhere()

        def note(copy: Path, new: bytes) -> None:
            store = SqlStore(open_engine(copy, new), copy, self._real_clock)
            try:
                with store() as work:
                    work.audit.add("key_renewed", staff_id, at)
                    work.commit()
            finally:
                store.close()

        with self._key.changing(), self._presence.alone():
            # Whoever was let in since is not named, and would be shut out.
            if self.stamp() != seen:
                raise DeskTooBusy()
            rekeying.renew(self._path, self._key, list(names), note)

    def settle(self, *, is_renewed: bool) -> None:
        """See to what a renewal that broke off has left; inside a unit of work."""
        rekeying.settle(self._path, self._key.value, is_renewed=is_renewed)

    def _checked(self, name: str, password: str) -> KeyFile:
        keys = KeyFile.read(self._place)
        try:
            keys.open_by(name, password)
        except WrongPassword as error:
            raise CurrentPasswordWrong() from error
        return keys
