"""What `record` may be told further, beside the outcome; all of it may be left out."""

from datetime import date
from typing import Annotated

import typer

from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.translation import _

Reason = Annotated[
    str | None,
    typer.Option(help=_("Why not, e.g. price, insurance, distance, too late.")),
]
Owner = Annotated[
    str | None, typer.Option(help=_("Who takes the next call, or the question, on."))
]
Appointment = Annotated[
    str | None, typer.Option(metavar="DATE", help=_("The day that was booked."))
]
OutsideBecause = Annotated[
    str | None, typer.Option(help=_("Why they were called outside the calling hours."))
]
Close = Annotated[
    bool, typer.Option("--close", help=_("Give up, as was proposed: close the lead."))
]


def read_details(
    reason: str | None,
    owner: str | None,
    appointment: str | None,
    outside_because: str | None,
    *,
    closes: bool,
) -> AttemptDetails:
    """The details that were given.

    Raises:
        typer.BadParameter: the day of the appointment is none.
    """
    day = None
    if appointment is not None:
        try:
            day = date.fromisoformat(appointment)
        except ValueError as error:
            raise typer.BadParameter(
                _("give a day like 2026-12-01"), param_hint="--appointment"
            ) from error
    return AttemptDetails(
        reason=reason,
        owner=owner,
        appointment_on=day,
        outside_because=outside_because,
        closes=closes,
    )
