"""A file that appears whole or not at all, for its owner alone."""

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from callback_desk.domain.outgoing_errors import ExportNotWritten
from callback_desk.domain.system_words import system_said
from callback_desk.translation import _

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
# What Excel and LibreOffice lay beside a file as long as they have it open.
OPEN_MARKS = ("~${name}", ".~lock.{name}#")


class NewFile:
    """Written beside its place, for its owner alone, and renamed."""

    def __init__(self, path: Path, content: Callable[[], bytes]) -> None:
        """Remember where it goes; nothing is written yet.

        Args:
            path: its place; what stands there is replaced.
            content: makes what is written.
        """
        self._shown, self._content = path.name, content
        # A link stays one: what it leads to is replaced.
        self._path = path.resolve()
        self._beside: Path | None = None

    def prepare(self) -> None:
        """Write it beside its place.

        Raises:
            ExportNotWritten: that cannot be, or its place cannot be taken.
        """
        self._refuse_place()
        content = self._content()
        try:
            # mkstemp makes it for its owner alone.
            handle, beside = tempfile.mkstemp(
                dir=self._path.parent, prefix=".callback-desk-", suffix=".part"
            )
            self._beside = Path(beside)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.abandon()
            raise self._not_written(error) from error

    def finish(self) -> None:
        """Rename it.

        Raises:
            ExportNotWritten: another program holds what stands in its place.
        """
        assert self._beside is not None  # noqa: S101 - prepared before
        try:
            os.replace(self._beside, self._path)
        except OSError as error:
            self.abandon()
            raise self._not_written(error) from error
        self._beside = None

    def abandon(self) -> None:
        """Leave nothing beside its place."""
        beside, self._beside = self._beside, None
        if beside is not None:
            beside.unlink(missing_ok=True)

    def _refuse_place(self) -> None:
        path = self._path
        if path.is_dir():
            raise self._refused(_("that is a folder"))
        if path.exists() and not path.is_file():
            raise self._refused(_("that is no file"))
        if not path.parent.is_dir():
            raise self._refused(_("there is no such folder"))
        for mark in OPEN_MARKS:
            if path.with_name(mark.format(name=path.name)).exists():
                raise self._refused(_("it is open in another program"))
        if path.exists() and not path.stat().st_mode & WRITABLE:
            raise self._refused(_("it is read-only"))

    def _refused(self, reason: str) -> ExportNotWritten:
        return ExportNotWritten(file=self._shown, reason=reason)

    def _not_written(self, error: OSError) -> ExportNotWritten:
        if isinstance(error, PermissionError) and os.name == "nt":
            return self._refused(_("it is open in another program, or read-only"))
        return self._refused(system_said(error, _("it cannot be written")).lower())
