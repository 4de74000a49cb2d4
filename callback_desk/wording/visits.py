"""Booked visits in words."""

from datetime import date

from callback_desk.domain.visit import BookedVisit, Visit
from callback_desk.translation import _, _n
from callback_desk.wording.people import say_initials
from callback_desk.wording.times import say_day

VISITS = {
    Visit.AHEAD: _("not said yet"),
    Visit.CAME: _("Came"),
    Visit.NO_SHOW: _("No-show"),
    Visit.CANCELED: _("Canceled"),
}
# What a button will do, said before it is pressed.
MEANS = {
    Visit.CAME: _("They came: the lead stays closed"),
    Visit.NO_SHOW: _("They did not come: the lead returns as a call"),
    Visit.CANCELED: _("The visit was called off: the lead stays closed"),
    Visit.AHEAD: _("Take back what was said"),
}


def say_booked_for(visit: BookedVisit, day: date) -> str:
    """For which day a visit is, where it is not the day of the list."""
    if visit.on is None:
        return _("no day was said")
    return _("that day") if visit.on == day else say_day(visit.on)


def say_marked(name: str, visit: Visit) -> str:
    """What was recorded, for the foot, with initials only: others read it too."""
    whom = say_initials(name) or _("a lead without a name")
    match visit:
        case Visit.CAME:
            return _("{name} came.", name=whom)
        case Visit.NO_SHOW:
            return _("{name} did not come and is back in the list.", name=whom)
        case Visit.CANCELED:
            return _("The visit of {name} was canceled.", name=whom)
        case _:
            return _("What was said of {name} was taken back.", name=whom)


def say_visits(day: date, visits: tuple[BookedVisit, ...]) -> str:
    """How many visits a day has, and how many wait to be marked."""
    theirs = [visit for visit in visits if visit.on == day]
    if not visits:
        return _(
            "No visit is booked for {day}. Visits are listed on the day that "
            "was given when they were booked.",
            day=say_day(day),
        )
    left = sum(visit.visit is Visit.AHEAD for visit in visits)
    earlier = len(visits) - len(theirs)
    said = _n(
        "1 visit for {day}", "{count} visits for {day}", len(theirs), day=say_day(day)
    )
    if earlier:
        other = _("{count} from before or without a day", count=earlier)
        said = f"{said}, {other}"
    if not left:
        return _("{visits}; all are marked.", visits=said)
    return _("{visits}; {count} not marked yet.", visits=said, count=left)
