"""Names of public holidays, with and without the marks that the library gives them."""

import re

_MARK = r"(?:observed|estimated|substitute day|in lieu)"
_OBSERVED = re.compile(rf"\s*\({_MARK}(?:, {_MARK})*\)$")


def plain_name(holiday: str) -> str:
    """A holiday's name without the mark of a day on which it is observed."""
    return _OBSERVED.sub("", holiday)
