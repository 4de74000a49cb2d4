"""A sign-in name, whichever way it is typed."""

import unicodedata


def staff_name_key(name: str) -> str:
    """What two spellings of one sign-in name share: case and white space aside."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def called(name: str) -> str:
    """What somebody is called in one word: `Kim` of Kim Osei, `Berg` of Dr. Berg."""
    words = name.split()
    return next((word for word in words if not word.endswith(".")), words[0])
