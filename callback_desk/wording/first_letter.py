"""Words as they begin a line: some languages write days and months small."""


def with_capital(words: str) -> str:
    """The words with a large first letter: `Lunes` of `lunes`."""
    return words[:1].upper() + words[1:]
