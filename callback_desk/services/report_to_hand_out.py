"""A report's tables as they leave the desk."""

from callback_desk.domain.outgoing import OutgoingTable
from callback_desk.domain.period_report import PeriodReport
from callback_desk.services.desk import Desk
from callback_desk.services.in_force import in_force
from callback_desk.wording.outgoing import outgoing_tables
from callback_desk.wording.report_tables import tables_of


def report_to_hand_out(desk: Desk, made: PeriodReport) -> list[OutgoingTable]:
    """Every table of a report, in the clinic's words."""
    with desk.open_work(writes=False) as work:
        outcomes = in_force(desk, work).outcomes
    labels = {code: outcome.label for code, outcome in outcomes.items()}
    return outgoing_tables(tables_of(made, labels))
