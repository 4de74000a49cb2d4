"""Whether words are those of somebody who speaks of themselves."""

import re

_FIRST_PERSON = re.compile(
    r"\b(?:i|im|ive|id|ill|me|my|mine|myself|we|our|yo|mi|m[ií]|estoy|soy|tengo"
    r"|quiero|puedo|voy|quisiera|siento)\b"
)


def speaks_of_self(text: str) -> bool:
    """Whether somebody says I, me or my, in English or Spanish."""
    plain = text.casefold().replace("'", "").replace("’", "")  # noqa: RUF001
    return _FIRST_PERSON.search(plain) is not None
