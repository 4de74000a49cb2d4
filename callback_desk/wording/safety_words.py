"""The word lists that put a lead on top, in words for whoever edits them."""

from collections.abc import Sequence

from callback_desk.domain.safety import Lane
from callback_desk.domain.safety_lists import HeardOf
from callback_desk.domain.word_groups import WordGroup
from callback_desk.translation import _
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
    said = "; ".join(f"{_title(name)}: {count}" for name, count in counts.items())
    return f"{said}. {say_list(list(languages))}." if languages else f"{said}."


def say_group(group: WordGroup) -> str:
    """A group by its list, language, title and count."""
    where = f"{_title(group.list_name)}, {group.language}"
    return f"{where}: {group.title} ({len(group.phrases)})"


def _title(name: str) -> str:
    return LANES[Lane(name)] if name in set(Lane) else _EVERYDAY
