"""Lines of a label that say how a number is to be written, with one for an example."""

from typing import Final

from callback_desk.intake.field_names import plain_header
from callback_desk.intake.numbers_in_text import without_numbers

_LONGEST: Final = 200
"""Characters of such a line."""

_HOW: Final = frozenset(
    {
        "eg", "ex", "example", "format", "formatted", "digits", "dashes", "spaces",
        "area", "code", "codes", "ej", "ejemplo", "formato", "digitos", "guiones",
        "espacios", "codigo", "prefijo",
    }
)  # fmt: skip
"""Words of labels, one of which is there."""

_BESIDE: Final = frozenset(
    {
        "e", "g", "i", "p", "j", "for", "like", "such", "as", "with", "without", "or",
        "and", "no", "not", "only", "the", "country", "us", "must", "should", "be",
        "enter", "use", "include", "including", "your", "number", "numbers", "phone",
        "optional", "required", "please", "10", "ten", "por", "como", "con", "sin",
        "o", "y", "solo", "de", "el", "los", "su", "numero", "numeros", "telefono",
        "favor", "opcional", "obligatorio", "incluya", "escriba",
    }
)  # fmt: skip
"""What may stand beside them; no name, and nothing that anybody tells."""


def tells_how(line: str) -> bool:
    """Whether nothing else stands in a line: somebody's record says more than that."""
    if len(line) > _LONGEST:
        return False
    words = plain_header(without_numbers(line)).split()
    # "e.g." is two of them.
    is_how = not _HOW.isdisjoint(words) or words[:2] == ["e", "g"]
    return is_how and (_HOW | _BESIDE).issuperset(words)
