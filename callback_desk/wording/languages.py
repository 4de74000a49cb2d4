"""Who speaks what, in words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from callback_desk.domain.languages import Speakers, is_other, speaks
from callback_desk.domain.staff import Staff
from callback_desk.wording.people import visible

LANGUAGES_ASK = (
    "Beside English, with commas between: Spanish, Haitian Creole.",
    "It stands with leads that want one of them, and when leads are given on.",
)


def say_language(language: str, speakers: Speakers) -> str:
    """A language that somebody wants, and who here speaks it."""
    said = visible(language)
    if not is_other(language) or not speakers.is_known:
        return said
    names = [visible(name) for name in speakers.others]
    if speakers.me:
        return f"{said} (you speak it)"
    if not names:
        return f"{said} (nobody here is noted as speaking it)"
    return f"{said} ({' or '.join(names)})"


def say_taker(member: Staff, wanted: Mapping[int, str]) -> str:
    """Somebody who could take leads, and which of their languages they speak."""
    languages = [one for one in dict.fromkeys(wanted.values()) if speaks(member, one)]
    name = visible(member.name)
    return f"{name} (speaks {', '.join(languages)})" if languages else name


def say_wanted(wanted: Mapping[int, str]) -> str:
    """How many of some leads want another language; "" for none."""
    counts = Counter(wanted.values())
    return " ".join(
        f"{count} {'wants' if count == 1 else 'want'} {visible(language)}."
        for language, count in counts.items()
    )


def say_shares(
    wanted: Mapping[int, str], taken: Mapping[int, int], to: int, staff: Sequence[Staff]
) -> str:
    """Who takes a lead for its language, and for whom nobody is found; "" for none."""
    names = {member.staff_id: visible(member.name) for member in staff}
    by_id = {member.staff_id: member for member in staff}
    goes, stays = Counter[tuple[str, str]](), Counter[str]()
    for lead_id, language in wanted.items():
        takes = taken.get(lead_id, to)
        if takes != to:
            goes[language, names.get(takes, "")] += 1
        elif to in by_id and not speaks(by_id[to], language):
            stays[language] += 1
    said = [
        f"{count} that {_want(count)} {visible(language)} {_go(count)} to {name}."
        for (language, name), count in goes.items()
    ]
    said += [
        f"{count} {_want(count)} {visible(language)}: nobody else here is noted as "
        "speaking it."
        for language, count in stays.items()
    ]
    return " ".join(said)


def _want(count: int) -> str:
    return "wants" if count == 1 else "want"


def _go(count: int) -> str:
    return "goes" if count == 1 else "go"
