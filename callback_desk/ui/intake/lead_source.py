"""What is looked at before an import: files, folders, or a mail's pasted text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from callback_desk.domain.errors import FileUnreadable
from callback_desk.domain.held_mail import HeldMail
from callback_desk.domain.ports import LeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.system_words import system_said
from callback_desk.intake.lead_folder import (
    expanded,
    is_plain_folder,
    passed_over,
    why_refused,
)
from callback_desk.services.desk import Desk
from callback_desk.services.file_opener import FileOpener
from callback_desk.services.import_leads import Opener, SourceSettings
from callback_desk.translation import _

PASTED = _("The pasted text")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source.

    Attributes:
        name: what it is called.
        path: where it is, and by which it is told from the others; a pasted text is
            nowhere, and has its name instead.
        opener: opens it.
    """

    name: str
    path: Path
    opener: Opener


@dataclass(frozen=True, slots=True)
class LeadSource:
    """Paths that were dropped or chosen, a text that was pasted, or mails in memory."""

    paths: tuple[Path, ...] = ()
    text: str | None = None
    held: tuple[HeldMail, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read: a text without a word."""
        return self.text is not None and not self.text.strip()

    @property
    def name(self) -> str:
        """What it is called above the preview."""
        if self.text is not None:
            return PASTED
        names = [*(path.name for path in self.paths), *(one.name for one in self.held)]
        if len(names) == 1:
            return names[0]
        return _("{name} and {count} more", name=names[0], count=len(names) - 1)

    def files(
        self,
        desk: Desk,
        choices: Mapping[Path, ReadingChoices],
        settings: SourceSettings,
    ) -> list[SourceFile]:
        """Its files in order; looks at the disk, so it runs behind.

        Args:
            desk: what opens them.
            choices: what staff say of how files are to be read.
            settings: what they say of all of them; remembered with each.

        Raises:
            FileUnreadable: a folder may not be listed.
        """
        if self.text is not None:
            nowhere = Path(PASTED)
            said = _said(choices, nowhere, settings)
            opener = partial(desk.open_pasted, self.text, said)
            return [SourceFile(PASTED, nowhere, opener)]
        if self.held:
            return [
                _held_file(desk, number, one, choices, settings)
                for number, one in enumerate(self.held)
            ]
        try:
            paths = dict.fromkeys((*expanded(self.paths), *passed_over(self.paths)))
        except OSError as error:
            reason = system_said(error, _("it cannot be listed"))
            raise FileUnreadable(file=self.name, reason=reason) from error
        return [
            SourceFile(
                path.name, path, _opener(desk, path, _said(choices, path, settings))
            )
            for path in paths
        ]


def _held_file(
    desk: Desk,
    number: int,
    held: HeldMail,
    choices: Mapping[Path, ReadingChoices],
    settings: SourceSettings,
) -> SourceFile:
    """A mail that is nowhere: told from another of its name by its number."""
    nowhere = Path(str(number), held.name)
    said = _said(choices, nowhere, settings)
    return SourceFile(held.name, nowhere, partial(desk.open_held, held, said))


def _said(
    choices: Mapping[Path, ReadingChoices], path: Path, settings: SourceSettings
) -> ReadingChoices:
    """What staff say of one file, by itself and with all the others."""
    said = choices.get(path, NO_CHOICES)
    return replace(said, zone=settings.zone, source_name=settings.source_name)


def _opener(desk: Desk, path: Path, choices: ReadingChoices) -> Opener:
    if is_plain_folder(path):
        return partial(_refuse_folder, path)
    return FileOpener(desk.open_lead_file, path, choices)


def _refuse_folder(folder: Path) -> LeadFile:
    raise FileUnreadable(file=folder.name, reason=why_refused(folder))
