"""What is wrong with a preview as a whole, said above it."""

from callback_desk.services.import_preview import Preview
from callback_desk.translation import _
from callback_desk.ui.first_run.place_panel import USUAL_COUNTRY, country_name
from callback_desk.wording.imports import say_refused

CHANGE_FIRST = _(
    "If the clinic is there, an office manager first chooses that country: Calendar, "
    "More, Place and time zone. Then look at this again. Else go on."
)


def problem_of(preview: Preview) -> tuple[str, str]:
    """What is wrong, and what to do about it; "" for nothing."""
    refused = [(file.name, file.report.error) for file in preview.refused]
    if refused:
        return say_refused(refused), ""
    elsewhere = preview.elsewhere
    if elsewhere is None:
        return "", ""
    said = _(
        "Hardly any of these numbers is valid in the desk’s country ({home}); most "  # noqa: RUF001 - printed
        "would be in another: {country}.",
        home=country_name(elsewhere.home or USUAL_COUNTRY),
        country=country_name(elsewhere.country),
    )
    return said, CHANGE_FIRST
