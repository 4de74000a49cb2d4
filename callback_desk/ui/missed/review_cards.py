"""The figures that stand above the missed callbacks of a week."""

from callback_desk.translation import _
from callback_desk.ui.missed.figure_card import FigureCard
from callback_desk.ui.theme import Theme


def review_cards(theme: Theme) -> list[FigureCard]:
    """Reached, tried and missed, and how long it took; each with what it means."""
    return [
        FigureCard(
            theme,
            _("Reached on time"),
            _(
                "Somebody was spoken with, or a message reached them, before it was "
                "due."
            ),
        ),
        FigureCard(
            theme,
            _("Tried on time"),
            _("Somebody dialed, or they were reached, before it was due."),
        ),
        FigureCard(
            theme,
            _("Missed"),
            _("Nobody dialed, and nobody was reached, before it was due."),
        ),
        FigureCard(
            theme,
            _("To the first call, desk time"),
            _(
                "From the receipt to the first dial or contact; closed hours do not "
                "count."
            ),
        ),
    ]
