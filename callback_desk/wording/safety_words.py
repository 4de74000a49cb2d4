"""The word lists that put a lead on top, in words for whoever edits them."""

from collections.abc import Sequence

from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_lists import HeardOf
from callback_desk.domain.word_groups import WordGroup
from callback_desk.translation import _, _later, grouped, said_now
from callback_desk.wording.languages import name_of_language
from callback_desk.wording.people import say_list, visible

LANES = {
    Lane.HARM_TO_SELF: _("Danger to themselves"),
    Lane.EMERGENCY: _("Medical emergency, danger to others, not safe at home"),
}
# Above the field of each.
SHORT = {
    Lane.HARM_TO_SELF: _("Danger to themselves"),
    Lane.EMERGENCY: _("Another emergency"),
}
MEANS = {
    Lane.HARM_TO_SELF: _("Priority, with the first page of the crisis panel"),
    Lane.EMERGENCY: _("Medical, danger to others, not safe at home"),
}
# Of the groups of the English lists; those of the Spanish ones are in Spanish.
TITLES = frozenset(
    {
        *(_later("the words themselves"), _later("wanting to die")),
        *(_later("ending one's life"), _later("not wanting to live")),
        *(_later("not able to go on"), _later("better without me")),
        *(_later("gone, asleep for ever"), _later("means and methods")),
        *(_later("farewells and plans"), _later("net slang")),
        *(_later("breathing and heart"), _later("fainting, seizures, speech")),
        *(_later("allergy, bleeding, poisoning"), _later("harm to others")),
        *(_later("not safe at home"), _later("pain and tiredness")),
        *(_later("end, over, take, cut"), _later("living and working")),
        *(_later("worth, point, hope, future"), _later("way out, burden, gone")),
        *(_later("cars, jumping, falls"), _later("pills, affairs, plans")),
        _later("second list"),
    }
)
_EVERYDAY = _("Everyday speech that is let pass")
NOTHING_HEARD = _(
    "No list finds anything in it. That says nothing about whoever writes so."
)
SAVED = _("The safety words are saved: whatever comes in from now on is read by them.")


def say_heard(heard: HeardOf | None) -> str:
    """What would become of whoever wrote a sentence, and why."""
    if heard is None:
        return NOTHING_HEARD
    words, lane = visible(heard.heard.words), heard.heard.lane
    if lane is None:
        return _(
            "Not flagged: “{words}” is everyday speech, which the lists let pass. "
            "If it should flag here, make it a phrase of your own.",
            words=words,
        )
    if heard.is_own:
        return _(
            "Priority ({lane}): “{words}” is a phrase of your own.",
            lane=LANES[lane],
            words=words,
        )
    return _(
        "Priority ({lane}): “{words}” is on the lists that ship.",
        lane=LANES[lane],
        words=words,
    )


def say_shipped(groups: Sequence[WordGroup]) -> str:
    """How much ships, by list and language."""
    counts = {name: 0 for name in (*Lane, _EVERYDAY)}
    for group in groups:
        name = group.list_name if group.list_name in counts else _EVERYDAY
        counts[name] += len(group.phrases)
    languages = dict.fromkeys(group.language for group in groups if group.language)
    said = "; ".join(
        f"{_title(name)}: {grouped(count)}" for name, count in counts.items()
    )
    if not languages:
        return f"{said}."
    named = say_list(list(map(name_of_language, languages)))
    return f"{said}. {named[:1].upper()}{named[1:]}."


def say_group(group: WordGroup) -> str:
    """A group by its list, language, title and count."""
    where = f"{_title(group.list_name)}, {name_of_language(group.language)}"
    title = said_now(group.title) if group.title in TITLES else group.title
    return f"{where}: {title} ({grouped(len(group.phrases))})"


def _title(name: str) -> str:
    return LANES[Lane(name)] if name in set(Lane) else _EVERYDAY
