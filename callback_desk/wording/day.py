"""What several people share in a day, in words."""

from callback_desk.wording.people import visible

TAKE_OVER = "Take it over"
ASKS_FIRST = "Enter asks before taking it over."


def say_held(by: str, since: str) -> str:
    """Who has a lead open, and since when."""
    return f"{visible(by)} has this lead open" + (f" since {since}." if since else ".")


def say_taken_over(by: str) -> str:
    """That somebody has taken the call over that is open here."""
    return f"{visible(by)} has taken this call over. What you record is kept too."


def say_what_taking_over_means(by: str) -> tuple[str, ...]:
    """What it would mean to take a lead over, a line each."""
    return (
        "If they are on the phone with this person now, you would call twice.",
        f"{visible(by)} sees at once that you have it.",
    )


def say_who_has_it(by: str) -> str:
    """Who has a lead open, in a row of the list."""
    return f"open: {visible(by)}"


def say_owner(owner: str) -> str:
    """Who looks after a lead, in a row of the list."""
    return f"for {visible(owner)}"
