"""Who wrote a mail: what is proposed where no form says so."""

import re
from typing import Final

from callback_desk.intake.cell_looks import looks_like_email
from callback_desk.intake.mail_headers import Address, read_address
from callback_desk.intake.mail_message import Mail

LONGEST_PERSON: Final = 300
"""Characters of a name and an address in one."""

_FOR_EVERYBODY: Final = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com",
        "yahoo.com", "icloud.com", "me.com", "aol.com", "msn.com", "proton.me",
        "protonmail.com", "gmx.com", "comcast.net",
    }
)  # fmt: skip
"""Domains that a site and its visitor may well share."""

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
