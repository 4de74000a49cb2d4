"""Watched folders, and which files of them were taken in."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from callback_desk.domain.folder_errors import FolderUnknown
from callback_desk.domain.kept_failure import KeptFailure
from callback_desk.domain.watched_folder import (
    FolderState,
    RefusedFile,
    WatchedFolder,
)
from callback_desk.storage.folder_tables import WatchedFileRow, WatchedFolderRow
from callback_desk.storage.raw_text import storable

_OF_FOLDER = (
    WatchedFolderRow.path,
    WatchedFolderRow.source_name,
    WatchedFolderRow.zone,
    WatchedFolderRow.move_to,
    WatchedFolderRow.active,
    WatchedFolderRow.folder_id,
)
_IN_USE = WatchedFolderRow.removed_at.is_(None)


class FolderStore:
    """What watching folders asks and keeps, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[WatchedFolder]:
        """Those that are set up, in the order they were added."""
        rows = self._connection.execute(
            select(*_OF_FOLDER).where(_IN_USE).order_by(WatchedFolderRow.folder_id)
        )
        return [WatchedFolder(*row) for row in rows]

    def get(self, folder_id: int) -> WatchedFolder:
        """One of them.

        Raises:
            FolderUnknown: there is none of that number.
        """
        row = self._connection.execute(
            select(*_OF_FOLDER).where(_IN_USE, WatchedFolderRow.folder_id == folder_id)
        ).one_or_none()
        if row is None:
            raise FolderUnknown(folder_id=folder_id)
        return WatchedFolder(*row)

    def state(self, folder_id: int) -> FolderState:
        """How the last look into it went."""
        row = self._connection.execute(
            select(
                WatchedFolderRow.looked_at,
                WatchedFolderRow.problem,
                WatchedFolderRow.refused,
            ).where(WatchedFolderRow.folder_id == folder_id)
        ).one()
        refused = json.loads(row.refused) if row.refused else []
        return FolderState(
            row.looked_at,
            None if row.problem is None else KeptFailure(row.problem),
            tuple(RefusedFile(name, KeptFailure(wrong)) for name, wrong in refused),
        )

    def add(self, folder: WatchedFolder, at: datetime) -> WatchedFolder:
        """Keep a new one; it with its number."""
        result = self._connection.execute(
            insert(WatchedFolderRow).values(added_at=at, **_values(folder))
        )
        (folder_id,) = result.inserted_primary_key or (0,)
        return self.get(int(folder_id))

    def change(self, folder: WatchedFolder) -> None:
        """Keep changed settings."""
        self._connection.execute(
            update(WatchedFolderRow)
            .where(WatchedFolderRow.folder_id == folder.folder_id)
            .values(**_values(folder))
        )

    def remove(self, folder_id: int, at: datetime) -> None:
        """Watch a folder no more; what was taken in of it stays known."""
        self.get(folder_id)
        self._connection.execute(
            update(WatchedFolderRow)
            .where(WatchedFolderRow.folder_id == folder_id)
            .values(removed_at=at, active=False)
        )

    def taken_in(self, folder_id: int, digests: Collection[str]) -> set[str]:
        """Those of them whose files were taken in."""
        return set(
            self._connection.scalars(
                select(WatchedFileRow.digest).where(
                    WatchedFileRow.folder_id == folder_id,
                    WatchedFileRow.digest.in_(digests),
                )
            )
        )

    def remember(
        self, folder_id: int, digest: str, name: str, at: datetime, batch_id: int | None
    ) -> None:
        """Remember a file as taken in; a second time is nothing new."""
        if self.taken_in(folder_id, {digest}):
            return
        self._connection.execute(
            insert(WatchedFileRow).values(
                folder_id=folder_id,
                digest=digest,
                name=storable(name),
                at=at,
                batch_id=batch_id,
            )
        )

    def note_look(
        self,
        folder_id: int,
        at: datetime,
        problem: KeptFailure | None,
        refused: Sequence[RefusedFile],
    ) -> None:
        """Keep how a look went."""
        told = [[storable(one.name), storable(one.wrong.kept)] for one in refused]
        self._connection.execute(
            update(WatchedFolderRow)
            .where(WatchedFolderRow.folder_id == folder_id)
            .values(
                looked_at=at,
                problem=None if problem is None else storable(problem.kept),
                refused=json.dumps(told, ensure_ascii=False) if told else None,
            )
        )


def _values(folder: WatchedFolder) -> dict[str, object]:
    return {
        "path": folder.path,
        "source_name": folder.source_name,
        "zone": folder.zone,
        "move_to": folder.move_to,
        "active": folder.active,
    }
