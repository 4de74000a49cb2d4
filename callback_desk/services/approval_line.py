"""The line with which each text ships: that a clinician must approve it.

On the screen the approval says so itself, for as long as nobody has approved a text,
so the line is left out of what is read and edited: it would contradict an approval.
"""

import re
from functools import cache

from callback_desk.paths import resources

# A title, an empty line, this one.
_PLACE = 2


@cache
def _line() -> re.Pattern[str]:
    """The line in any language in which texts ship, with the empty ones beneath."""
    guides = (resources() / "guides").rglob("*.md")
    lines = {path.read_text("utf-8").split("\n")[_PLACE] for path in guides}
    any_of_them = "|".join(map(re.escape, sorted(lines)))
    return re.compile(rf"^(?:{any_of_them})[ \t]*\n*", re.MULTILINE)


def without_approval_line(text: str) -> str:
    """A text, of the clinic's own as well, without that line.

    Where it begins a longer paragraph, as it did in an earlier version, the rest stays.
    """
    return _line().sub("", text)
