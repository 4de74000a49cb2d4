"""Who speaks what, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from callback_desk.domain.languages import Speakers, is_other, speaks
from callback_desk.domain.staff import Staff
from callback_desk.translation import _, _later, _n, said_now
from callback_desk.wording.people import visible

LANGUAGES_ASK = (
    _("Beside English, with commas between: Spanish, Haitian Creole."),
    _("It stands with leads that want one of them, and when leads are given on."),
)


# The names under which the desk notes languages, whatever it speaks itself.
_NAMES = frozenset(
    {
        *(_later("English"), _later("Spanish"), _later("French"), _later("German")),
        *(_later("Portuguese"), _later("Italian"), _later("Haitian Creole")),
        _later("Tagalog"),
    }
)


def name_of_language(language: str) -> str:
    """A language as it is called in the middle of a sentence of this run's language."""
    return said_now(language) if language in _NAMES else language


def say_languages(languages: Iterable[str]) -> str:
    """Languages one after another, as a line of its own; "" for none."""
    said = ", ".join(map(name_of_language, languages))
    return said[:1].upper() + said[1:]


def say_language(language: str, speakers: Speakers) -> str:
    """A language that somebody wants, and who here speaks it."""
    said = visible(name_of_language(language))
    if not is_other(language) or not speakers.is_known:
        return said
    names = [visible(name) for name in speakers.others]
    if speakers.me:
        return _("{said} (you speak it)", said=said)
    if not names:
        return _("{said} (nobody here is noted as speaking it)", said=said)
    *first, last = names
    some = _("{first} or {last}", first=", ".join(first), last=last) if first else last
    return f"{said} ({some})"


def say_taker(member: Staff, wanted: Mapping[int, str]) -> str:
    """Somebody who could take leads, and which of their languages they speak."""
    languages = [one for one in dict.fromkeys(wanted.values()) if speaks(member, one)]
    name = visible(member.name)
    if not languages:
        return name
    said = ", ".join(map(name_of_language, languages))
    return _("{name} (speaks {languages})", name=name, languages=said)


def say_wanted(wanted: Mapping[int, str]) -> str:
    """How many of some leads want another language; "" for none."""
    counts = Counter(wanted.values())
    return " ".join(
        _n(
            "1 wants {language}.",
            "{count} want {language}.",
            count,
            language=visible(name_of_language(language)),
        )
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
        _n(
            "1 that wants {language} goes to {name}.",
            "{count} that want {language} go to {name}.",
            count,
            language=visible(name_of_language(language)),
            name=name,
        )
        for (language, name), count in goes.items()
    ]
    said += [
        _n(
            "1 wants {language}: nobody else here is noted as speaking it.",
            "{count} want {language}: nobody else here is noted as speaking it.",
            count,
            language=visible(name_of_language(language)),
        )
        for language, count in stays.items()
    ]
    return " ".join(said)
