"""Booked visits in words."""

from datetime import date

from callback_desk.domain.visit import BookedVisit, Visit
from callback_desk.wording.times import say_day

VISITS = {
    Visit.AHEAD: "not said yet",
    Visit.CAME: "Came",
    Visit.NO_SHOW: "No-show",
    Visit.CANCELED: "Canceled",
}
# What a button will do, said before it is pressed.
MEANS = {
    Visit.CAME: "They came: the lead stays closed",
    Visit.NO_SHOW: "They did not come: the lead returns as a call",
    Visit.CANCELED: "The visit was called off: the lead stays closed",
    Visit.AHEAD: "Take back what was said",
}


def say_booked_for(visit: BookedVisit, day: date) -> str:
    """For which day a visit is, where it is not the day of the list."""
    if visit.on is None:
        return "no day was said"
    return "that day" if visit.on == day else say_day(visit.on)


def say_marked(name: str, visit: Visit) -> str:
    """What was recorded, for the foot."""
    match visit:
        case Visit.CAME:
            return f"{name} came."
        case Visit.NO_SHOW:
            return f"{name} did not come and is back in the list."
        case Visit.CANCELED:
            return f"The visit of {name} was canceled."
        case _:
            return f"What was said of {name} was taken back."


def say_visits(day: date, visits: tuple[BookedVisit, ...]) -> str:
    """How many visits a day has, and how many wait to be marked."""
    theirs = [visit for visit in visits if visit.on == day]
    if not visits:
        return (
            f"No visit is booked for {say_day(day)}. Visits are listed on the day that "
            "was given when they were booked."
        )
    count = "1 visit" if len(theirs) == 1 else f"{len(theirs)} visits"
    left = sum(visit.visit is Visit.AHEAD for visit in visits)
    earlier = len(visits) - len(theirs)
    said = f"{count} for {say_day(day)}"
    if earlier:
        said += f", {earlier} from before or without a day"
    return f"{said}; {left} not marked yet." if left else f"{said}; all are marked."
