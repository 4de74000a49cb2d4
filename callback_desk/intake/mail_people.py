"""Who wrote a mail, and the numbers in it: what is proposed where no form says so."""

import re
from typing import Final

from callback_desk.intake.cell_looks import looks_like_email, looks_surely_like_phone
from callback_desk.intake.mail_headers import Address, read_address
from callback_desk.intake.mail_message import Mail

LONGEST_PROPOSAL: Final = 20_000
"""Characters of a mail that is not a form in which a number is looked for."""

LONGEST_PERSON: Final = 300
"""Characters of a name and an address in one."""

MOST_NUMBERS: Final = 3

_FOR_EVERYBODY: Final = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com",
        "yahoo.com", "icloud.com", "me.com", "aol.com", "msn.com", "proton.me",
        "protonmail.com", "gmx.com", "comcast.net",
    }
)  # fmt: skip
"""Domains that a site and its visitor may well share."""

_NUMBER = re.compile(
    r"(?<![\w+./-])\+?\(?[0-9][0-9 ().\-\u00a0\u2010-\u2015]{5,22}[0-9]"
    r"(?:\s{0,3}(?:x|ext\.?|extension|#)\s{0,2}[0-9]{1,6})?(?![\w-])",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?P<name>.*?)[\s<(]*(?P<email>[^\s<>()\"]+@[^\s<>()\"]+?)[>)]*")


def reply_to(mail: Mail) -> Address:
    """Whom an answer would reach, where that is not the site itself."""
    answer = mail.headers.address("reply-to")
    address = answer.email.casefold()
    site = mail.headers.address("from").email.casefold()
    if address in {site, mail.headers.address("to").email.casefold()}:
        return Address()
    domain = address.rpartition("@")[2]
    if domain == site.rpartition("@")[2] and domain not in _FOR_EVERYBODY:
        return Address()
    return answer


def shown_name(address: Address) -> str:
    """The display name of an address, where it is more than the address again."""
    name = address.name.strip(" '\"")
    return "" if looks_like_email(name) or name == address.email else name


def person_in(text: str) -> Address:
    """A name with an address behind it, in brackets or not."""
    line = text.strip()[:LONGEST_PERSON]
    match = _PERSON.fullmatch(line)
    if match is None:
        return read_address(line)
    return Address(match["name"].strip(" \"'"), match["email"])


def numbers_in(text: str) -> str:
    """The numbers in a text that could be dialled, each once."""
    found = (
        match[0].strip()
        for match in _NUMBER.finditer(text[:LONGEST_PROPOSAL])
        if looks_surely_like_phone(match[0].strip())
    )
    return " / ".join(list(dict.fromkeys(found))[:MOST_NUMBERS])


def is_capitalised(value: str) -> bool:
    """Whether a value is written as names are."""
    words = value.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
