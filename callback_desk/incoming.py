"""How what comes in is opened at one desk: by its calendar and what it was told."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from callback_desk.domain.business_calendar import CalendarDefinition
from callback_desk.domain.held_mail import HeldMail, OpenHeld
from callback_desk.domain.local_time import zone_named
from callback_desk.domain.mail_ports import ReadMail
from callback_desk.domain.mailbox import FetchedMail
from callback_desk.domain.pasting_port import OpenPasted
from callback_desk.domain.ports import Clock, LeadFile, OpenLeadFile
from callback_desk.domain.reading_choices import NO_CHOICES, ReadingChoices
from callback_desk.domain.safety_lists import SafetyLists
from callback_desk.domain.stopping import Heed, go_on
from callback_desk.domain.submission import Submission
from callback_desk.intake.at_desk import AtDesk
from callback_desk.intake.fetched_mail import FetchedMailReader
from callback_desk.intake.held_mail import HeldMailFile
from callback_desk.intake.lead_file import open_lead_file
from callback_desk.intake.mail_archive import EarlierLengths
from callback_desk.intake.mail_contents import MailContents
from callback_desk.intake.mail_forms import MailReader
from callback_desk.intake.pasted_table import open_pasted
from callback_desk.intake.table import Recall
from callback_desk.services.judging import BELIEVED_AHEAD
from callback_desk.shipped import (
    form_presets,
    mail_presets,
    reading_version,
)

MONTH_FIRST: Final = frozenset(
    {None, "US", "PH", "FM", "MH", "PW", "GU", "PR", "VI", "AS"}
)
"""Countries (none given included) in which 11/12 is the twelfth of November."""


# The calendar in force: another country writes its dates in another order.
CalendarNow = Callable[[], CalendarDefinition]


def lead_file_opener(
    calendar_now: CalendarNow,
    recall: Recall,
    lengths: EarlierLengths,
    clock: Clock,
    lists: Callable[[], SafetyLists],
) -> OpenLeadFile:
    """What opens files of leads."""

    def open_with(
        path: Path, choices: ReadingChoices = NO_CHOICES, heed: Heed = go_on
    ) -> LeadFile:
        calendar = calendar_now()
        return open_lead_file(
            path,
            form_presets(),
            mail_presets(),
            choices=choices,
            recall=recall,
            month_first=calendar.country in MONTH_FIRST,
            zone=zone_named(calendar.timezone),
            read_by=f"{reading_version()} {calendar.country}",
            lengths=lengths,
            heed=heed,
            at_desk=AtDesk(
                partial(_is_danger, lists), (clock() + BELIEVED_AHEAD).date()
            ),
        )

    return open_with


def _is_danger(lists: Callable[[], SafetyLists], words: str) -> bool:
    """Whether the lists in force tell of danger."""
    return lists().read(words, "").flagged


def pasted_opener(
    calendar_now: CalendarNow, recall: Recall, lists: Callable[[], SafetyLists]
) -> OpenPasted:
    """What opens text that was pasted."""

    def open_text(text: str, choices: ReadingChoices = NO_CHOICES) -> LeadFile:
        reader = mail_contents(calendar_now(), lists)
        return open_pasted(text, choices, reader=reader, recall=recall)

    return open_text


def held_opener(
    calendar_now: CalendarNow, lists: Callable[[], SafetyLists]
) -> OpenHeld:
    """What opens a mail that was handed over without a file."""

    def open_held(held: HeldMail, choices: ReadingChoices = NO_CHOICES) -> LeadFile:
        return HeldMailFile(held, mail_contents(calendar_now(), lists))

    return open_held


def fetched_reader(
    calendar_now: CalendarNow, lists: Callable[[], SafetyLists]
) -> ReadMail:
    """What reads mails that were fetched."""

    def read(mail: FetchedMail, row: int) -> Sequence[Submission]:
        return FetchedMailReader(mail_contents(calendar_now(), lists))(mail, row)

    return read


def mail_contents(
    calendar: CalendarDefinition, lists: Callable[[], SafetyLists]
) -> MailContents:
    """What reads mails, and what stands in them."""
    at_desk = AtDesk(partial(_is_danger, lists))
    zone = zone_named(calendar.timezone)
    return MailContents(
        MailReader(mail_presets(), {}, zone, at_desk.is_danger),
        form_presets(),
        month_first=calendar.country in MONTH_FIRST,
        at_desk=at_desk,
    )
