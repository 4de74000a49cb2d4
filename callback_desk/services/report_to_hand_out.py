"""A report's tables as they leave the desk."""

from callback_desk.domain.outgoing import OutgoingColumn, OutgoingTable
from callback_desk.domain.period_report import PeriodReport
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.services.missed_table import both_times
from callback_desk.translation import _
from callback_desk.wording.outgoing import outgoing_tables
from callback_desk.wording.report_tables import tables_of

ALL = "all"


def report_to_hand_out(
    desk: Desk, made: PeriodReport, source: str | None = None
) -> list[OutgoingTable]:
    """Every table of a report, in the clinic's words, and what they are of.

    Args:
        desk: whose.
        made: the report.
        source: the one source that it is of, or None for all.
    """
    with desk.open_work(writes=False) as work:
        settings = in_force(desk, work)
    labels = {code: outcome.label for code, outcome in settings.outcomes.items()}
    made_utc, made_there = both_times(made.at, settings.calendar)
    zone = settings.calendar.definition.timezone
    about = OutgoingTable(
        _("About these figures"),
        (OutgoingColumn("what", _("What")), OutgoingColumn("is", _("Is"))),
        (
            (_("First day"), made.period.first.isoformat()),
            (_("Last day"), made.period.last.isoformat()),
            (_("Source"), source or ALL),
            (_("Made (UTC)"), made_utc),
            (_("Made ({zone})", zone=zone), made_there),
        ),
    )
    return [*outgoing_tables(tables_of(made, labels)), about]
