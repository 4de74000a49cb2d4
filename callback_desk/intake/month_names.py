"""Months by their names and short names, as sites of several languages write them.

English and Spanish are what forms are written in; a site's own dates may be in the
language of whoever set it up.
"""

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier janv januar januari jänner gennaio janeiro",
            "february feb febrero février fevrier févr februar febbraio fevereiro",
            "march mar marzo mars märz maerz março marco",
            "april apr abril abr avril avr aprile",
            "may mayo mai maio maggio",
            "june jun junio juin juni junho giugno",
            "july jul julio juillet juil juli julho luglio",
            "august aug agosto ago août aout",
            "september sep sept septiembre setiembre set septembre settembre setembro",
            "october oct octubre octobre oktober okt ottobre outubro",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic décembre decembre déc dezember dez dicembre "
            "dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
"""The number of a month by its name without case."""
