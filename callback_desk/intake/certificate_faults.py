"""What can be wrong with a mail server's certificate, in words."""

from typing import Final

from callback_desk.translation import _

_PROVIDERS_NAME: Final = _(
    "Use the name that the mail provider gives for its IMAP server."
)
_STRANGER: Final = (
    _("is signed by nobody this computer trusts"),
    _(
        "Use the name that the mail provider gives for its IMAP server. A server of "
        "your own needs a certificate that is trusted here."
    ),
)
# What OpenSSL found wrong with a certificate, by its number for it.
_FAULTS: Final = {
    9: (_("is not valid yet"), _("Check the date and time of this computer.")),
    10: (
        _("has expired"),
        _("Whoever runs the server must renew it; do not go around it."),
    ),
    18: (_("is signed by nobody but itself"), _STRANGER[1]),
    **dict.fromkeys((19, 20, 21), _STRANGER),
    **dict.fromkeys((62, 64), (_("belongs to another server"), _PROVIDERS_NAME)),
}
_OTHER_FAULT: Final = (_("cannot be relied upon"), _("Ask the mail provider."))


def certificate_fault(code: int) -> tuple[str, str]:
    """What a certificate is, after `its certificate …`, and what to do about it.

    Args:
        code: OpenSSL's number for what it found.
    """
    return _FAULTS.get(code, _OTHER_FAULT)
