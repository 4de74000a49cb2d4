"""What is kept in English beside records, said in the reader's language.

What was mended in a record and why it was kept stand in the database, and in `--json`,
as the phrases below, whoever's window met them: they are codes that can be read.
"""

import re
from functools import cache, lru_cache

from callback_desk.translation import ENGLISH, _later, said_now, spoken

PHRASES = (
    # Cells.
    _later("removed the export's security sentence"),
    _later("removed the apostrophe that guards a formula"),
    _later("took the value out of a spreadsheet formula"),
    _later("removed NUL characters"),
    _later(r"took \N for an empty cell"),
    _later("turned HTML codes back into characters"),
    _later("read letters that had been encoded twice"),
    _later("read a cell whose quotes were not doubled"),
    _later("read the date from a spreadsheet's number of the day"),
    _later("the date could not be read"),
    _later("the date lies in the future"),
    _later("nothing told whether its date begins with the day or the month"),
    _later("removed the export's {prefix} prefix"),
    _later("a quote is not closed"),
    _later("the record is too long to be an answer to a form"),
    _later("some letters could not be read"),
    _later("the header once more"),
    _later("the platform's own test"),
    _later("the first line may be somebody, or the names of the columns"),
    _later("{cells} cells, but {columns} columns"),
    # Numbers and names.
    _later("there is no number"),
    _later("there is no name"),
    _later("something is missing"),
    _later("there is no number in {text}"),
    _later("{text} is too short to be a whole number"),
    _later("{text} is not a valid number"),
    _later("digits were lost to {text}; look up the number"),
    _later("there are two numbers, {numbers}; choose one"),
    _later("there are {count} numbers, {numbers}; choose one"),
    _later("there are two numbers in {text}; choose one"),
    _later("it is not clear which code belongs before the number"),
    _later("put the code from its own column before the number"),
    _later("wrote out the digits of {text}"),
    _later("dropped the .0 that a spreadsheet added"),
    _later("removed invisible characters from the number"),
    _later("removed the label before the number"),
    _later("removed the thousands separators from the number"),
    _later("removed the apostrophe before the number"),
    _later("took the number out of the words around it"),
    _later("read the leading 00 as +"),
    # Mails.
    _later("this is no form; the name and number found are a proposal"),
    _later("the form has no number; the one in the text is a proposal"),
    _later("this is an automatic reply"),
    _later("this is a mail that came back"),
    _later("a long table is attached; save it from the mail and import it"),
    _later("the mail has {megabytes} MB; only its headers were fetched"),
    _later(
        "its text is too long to be an answer to a form; only its beginning is here"
    ),
    _later("it has too many parts within parts"),
    _later("it is too large, and no text was found at its beginning"),
    _later("the mail's date, {date}, cannot be"),
    _later("its server received it {date}: that counts"),
    _later("the mail is dated {date}, but its server received it {received}"),
    _later("unverified: the mail has no {header}"),
    _later("unverified: the mail names more than one sender"),
    _later("unverified: its server says that the sender may be forged"),
    _later("unverified: it came inside of another mail"),
    # By hand.
    _later("corrected by hand: {fields}"),
)
FIELDS = frozenset(
    {
        *(_later("name"), _later("number"), _later("extension"), _later("e-mail")),
        *(_later("message"), _later("time")),
    }
)
_AND = _later("{one} and {other}")
# Different phrases that are remembered: a file of 100,000 rows has few.
REMEMBERED = 4_096

_FIELD = re.compile(r"\{(\w+)\}")


def say_phrase(phrase: str) -> str:
    """A phrase that is kept in English, as whoever reads it says it.

    What is none of these (an older version's, or another program's) stays as it is.
    """
    return phrase if spoken() == ENGLISH else _translated(phrase, spoken())


@lru_cache(REMEMBERED)
def _translated(phrase: str, _language: str) -> str:
    """The same in the language of this run, which is part of what is remembered."""
    if phrase in PHRASES:
        return said_now(phrase)
    for form, pattern in _forms():
        found = pattern.fullmatch(phrase)
        if found is not None:
            facts = {
                name: _fact(name, told) for name, told in found.groupdict().items()
            }
            return said_now(form, **facts)
    return phrase


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """The phrases with facts in them, those that say most themselves first."""
    forms = [phrase for phrase in PHRASES if _FIELD.search(phrase)]
    forms.sort(key=lambda form: -len(_FIELD.sub("", form)))
    return [(form, _pattern(form)) for form in forms]


def _pattern(form: str) -> re.Pattern[str]:
    pieces = _FIELD.split(form)
    told = [
        f"(?P<{piece}>.+?)" if index % 2 else re.escape(piece)
        for index, piece in enumerate(pieces)
    ]
    return re.compile("".join(told), re.DOTALL)


def _fact(name: str, told: str) -> str:
    """A fact as it stood there; words of ours among them are said as well."""
    if name == "fields":
        words = told.split(", ")
        return ", ".join(said_now(one) if one in FIELDS else one for one in words)
    if name == "numbers":
        first, *others = told.split(" and ")
        for other in others:
            first = said_now(_AND, one=first, other=other)
        return first
    return told
