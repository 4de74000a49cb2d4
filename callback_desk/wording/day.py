"""What several people share in a day, in words."""

from collections.abc import Mapping

from callback_desk.domain.theirs import Theirs
from callback_desk.translation import _, _n, _p
from callback_desk.wording.people import visible

TAKE_OVER = _("Take it over")
ASKS_FIRST = _("Enter asks before taking it over.")
LOCKS_AFTER_CALL = _(
    "You were taken off the list of staff: the desk locks once this call is recorded."
)


def say_held(by: str, since: str) -> str:
    """Who has a lead open, and since when."""
    if not since:
        return _("{who} has this lead open.", who=visible(by))
    return _("{who} has this lead open since {since}.", who=visible(by), since=since)


def say_taken_over(by: str) -> str:
    """That somebody has taken the call over that is open here."""
    return _(
        "{by} has taken this call over. What you record is kept too.", by=visible(by)
    )


def say_given_on(to: str) -> str:
    """That the lead was given to somebody whose call is open here."""
    return _(
        "{who} was given this lead while your call is open. What you record is kept "
        "too.",
        who=visible(to),
    )


def say_what_taking_over_means(by: str) -> tuple[str, ...]:
    """What it would mean to take a lead over, a line each."""
    return (
        _("If they are on the phone with this person now, you would call twice."),
        _("{by} sees at once that you have it.", by=visible(by)),
    )


def say_who_has_it(by: str) -> str:
    """Who has a lead open, in a row of the list."""
    return _("open: {who}", who=visible(by))


def say_owner(owner: str) -> str:
    """Who looks after a lead, in a row of the list."""
    return _p("whose lead", "for {owner}", owner=visible(owner))


# Several leads at once

CHOOSE_FIRST = _("Choose leads in the list first: Shift with the arrows takes several.")
NOBODY_IN_PARTICULAR = _("Nobody in particular")
REASSIGNING_MEANS = (
    _("Their name stands with these leads in everybody’s list."),  # noqa: RUF001 - printed
    _("Deadlines and order stay as they are. Ctrl+Z gives them back."),
)
CLOSING_MEANS = (
    _("They leave the list; each keeps the reason. No call is counted."),
    _("Priority leads, and those that are open at another window, stay."),
)
AWAY_MEANS = (
    _(
        "What they have open, the calls they agreed and the leads they look after are "
        "given to somebody else in one step; who wants another language, to somebody "
        "who speaks it. Ctrl+Z gives them back."
    ),
)
LOOKING = _("Looking…")
SAME_PERSON = _("Choose two different people.")
WORKS_ALONE = _(
    "Nobody else works at this desk yet. An office manager adds staff under Settings, "
    "Staff."
)
THEY_ARE_TOLD = _(
    "They are a safety contact today: the next question is who is told instead."
)
UNDONE = _("Undone.")
NOBODY_ELSE: Mapping[str, int] = {}
# More names than that are counted.
NAMES_SAID = 8


def say_chosen(count: int) -> str:
    """How many leads are chosen."""
    return _n("1 lead chosen", "{count} leads chosen", count)


def say_all_chosen(count: int) -> str:
    """That all leads of the list are chosen, of which there are several."""
    return _("All {count} leads chosen", count=count)


def say_choosing(count: int) -> str:
    """That all leads of the list are being chosen."""
    return _("{count} leads chosen, more are coming…", count=count)


def say_first_chosen(count: int) -> str:
    """That there are more leads than can be chosen at once."""
    return _("The first {count} leads chosen; more stand behind them", count=count)


def say_reassigned(
    count: int,
    to: str | None,
    for_language: Mapping[str, int] = NOBODY_ELSE,
    *,
    gone: int = 0,
) -> str:
    """That leads were given to somebody, and some to others for the language."""
    return " ".join(filter(None, (_say_given(count, to, for_language), say_gone(gone))))


def say_gone(gone: int) -> str:
    """How many of the chosen leads are not there any more; "" for none."""
    if not gone:
        return ""
    return _n(
        "1 is not here any more: joined to another lead, or taken back.",
        "{count} are not here any more: joined to other leads, or taken back.",
        gone,
    )


def say_given_back(stay: int) -> str:
    """That leads were given back, but for those that somebody else gave on since."""
    if not stay:
        return UNDONE
    return _n(
        "Undone, but for 1 that was given to somebody else since.",
        "Undone, but for {count} that were given to somebody else since.",
        stay,
    )


def _say_given(count: int, to: str | None, for_language: Mapping[str, int]) -> str:
    if to is None:
        return _n(
            "1 lead given back to everybody.",
            "{count} leads given back to everybody.",
            count,
        )
    rest = count - sum(for_language.values())
    others = [_say_share(many, name) for name, many in for_language.items()]
    shares = [_say_share(rest, to)] if rest else []
    if not others:
        return _n(
            "1 lead given to {to}.",
            "{count} leads given to {to}.",
            count,
            to=visible(to),
        )
    return _n(
        "1 lead given: {shares} for the language.",
        "{count} leads given: {shares} for the language.",
        count,
        shares=", ".join(shares + others),
    )


def _say_share(count: int, to: str) -> str:
    return _("{count} to {name}", count=count, name=visible(to))


def say_closed_together(
    closed: int,
    in_danger: int,
    before: int,
    in_hand: int,
    moved: int = 0,
    gone: int = 0,
    asked_again: int = 0,
) -> str:
    """That leads were closed together, which stay, and which were closed already."""
    said = [_n("1 lead closed.", "{count} leads closed.", closed)]
    if before:
        said.append(_n("1 was closed before.", "{count} were closed before.", before))
    if in_danger:
        said.append(
            _n("1 priority lead stays.", "{count} priority leads stay.", in_danger)
        )
    if in_hand:
        said.append(
            _n(
                "1 stays: it is open at another window.",
                "{count} stay: they are open at other windows.",
                in_hand,
            )
        )
    if moved:
        said.append(
            _n(
                "1 stays: somebody else dealt with it meanwhile.",
                "{count} stay: somebody else dealt with them meanwhile.",
                moved,
            )
        )
    if asked_again:
        said.append(
            _n(
                "1 stays: they asked again meanwhile.",
                "{count} stay: they asked again meanwhile.",
                asked_again,
            )
        )
    return " ".join([*said, say_gone(gone)]).rstrip()


def say_sheet_printed(number: int) -> str:
    """That a call sheet was printed, on paper or to a file."""
    return _("Call sheet {number} was printed.", number=number)


def say_not_on_sheet(left_out: int, more: int) -> str:
    """Whom a call sheet does not list; "" where it lists everybody asked for.

    Args:
        left_out: how many were closed meanwhile, or are not to be called.
        more: how many it has no room for.
    """
    said = []
    if left_out:
        said.append(
            _n(
                "1 chosen lead is not on it: closed, or not to be called.",
                "{count} chosen leads are not on it: closed, or not to be called.",
                left_out,
            )
        )
    if more:
        said.append(
            _n(
                "1 more lead comes after these.",
                "{count} more leads come after these.",
                more,
            )
        )
    return " ".join(said)


def say_what_is_theirs(theirs: Theirs) -> str:
    """What hangs on somebody, before it is given to another."""
    now, agreed, owned = map(len, (theirs.open_now, theirs.agreed, theirs.owned))
    counted = []
    if now:
        counted.append(_n("1 lead open now", "{count} leads open now", now))
    if agreed:
        counted.append(
            _n(
                "1 lead with a call they agreed",
                "{count} leads with a call they agreed",
                agreed,
            )
        )
    if owned:
        counted.append(_n("1 lead to look after", "{count} leads to look after", owned))
    told = [THEY_ARE_TOLD] if theirs.is_told else []
    if not counted:
        return " ".join(told or [_("Nothing depends on them now.")])
    names = [visible(theirs.names[number]) or _("No name") for number in theirs.leads]
    said = ", ".join(names[:NAMES_SAID])
    if len(names) > NAMES_SAID:
        said = _("{names} and {count} more", names=said, count=len(names) - NAMES_SAID)
    stop = "" if said.endswith(".") else "."
    return " ".join([f"{'; '.join(counted)}: {said}{stop}", *told])


# The palette

PALETTE_ASKS = _("A few letters of an action, or a name or number")
NO_SUCH_ACTION = _("Nothing fits. Fewer letters find more.")


# The notice line

NOTICE_MEANS = (
    _("One line, seen above every page at every desk until each puts it away."),
    _("Write no name, no number and nothing about a patient. Empty takes it down."),
)


def say_notice(text: str, by: str) -> str:
    """A notice, and whose it is."""
    return f"{visible(text)} ({visible(by)})"


# Paper

TYPE_BACK_ASKS = _(
    "From the paper: the line’s number, the outcome’s, the time (Thu 2:15p, if it was "  # noqa: RUF001 - printed
    "another day). Enter records it and goes to the next one."
)


def say_sheet_line(line: int, name: str, number: str) -> str:
    """Who stands on a line of a sheet."""
    return f"{line}  {visible(name) or _('No name')}  {number}".rstrip()


def say_line_means(label: str, when: str, next_call: str) -> str:
    """What a line that is typed back will be recorded as.

    Args:
        label: the outcome's.
        when: when the call was, or "".
        next_call: when the next one is, or a sentence of what is odd about it, or "".
    """
    told = f"{label}, {when}" if when else label
    if not next_call or next_call.endswith("."):
        return f"{told}. {next_call}" if next_call else told
    return _("{told}; next call {next_call}", told=told, next_call=next_call)


def say_typed_back(who: str, means: str) -> str:
    """A line that is typed back, or is to be."""
    return f"{who}:  {means}" if who and means else who
