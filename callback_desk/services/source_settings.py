"""What staff say of the source of leads, beside what the leads tell themselves."""

from dataclasses import dataclass

from callback_desk.domain.local_time import zone_named
from callback_desk.domain.ports import LeadFile, TellsReading
from callback_desk.services.desk import Desk, SettingsInForce
from callback_desk.services.judging import Judge


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What staff say of a file.

    Attributes:
        zone: IANA name of the zone of times written without one; None: the clinic's.
        source_name: the name under which reports count it, or None.
    """

    zone: str | None = None
    source_name: str | None = None

    def of(self, file: LeadFile) -> "SourceSettings":
        """These, and for what they leave out what was said of the file itself."""
        if not isinstance(file, TellsReading):
            return self
        said = file.reading.choices
        return SourceSettings(
            self.zone or said.zone, self.source_name or said.source_name
        )

    def judge(self, desk: Desk, in_force_now: SettingsInForce) -> Judge:
        """The judge of what comes so, now.

        Raises:
            UnknownZone: the zone is none.
        """
        calendar = in_force_now.calendar
        zone = zone_named(self.zone or calendar.definition.timezone)
        return Judge(
            phones=desk.phones,
            interest_words=desk.interest_words,
            calendar=calendar,
            zone=zone,
            now=desk.now(),
            source_name=self.source_name,
            words=in_force_now.safety,
        )
