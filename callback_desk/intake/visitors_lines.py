"""The lines of a form's mail that its visitor filled in: no foot, no site's address."""

from collections.abc import Sequence

from callback_desk.intake.form_pairs import before_signature
from callback_desk.intake.html_lines import Line
from callback_desk.intake.mail_message import Mail
from callback_desk.intake.mail_presets import GENERIC, MailPreset


def visitors_lines(preset: MailPreset, lines: Sequence[Line]) -> list[Line]:
    """The lines of a mail that its visitor filled in."""
    if preset is GENERIC:
        return before_signature(lines)
    kept = list(lines)
    if preset.foot is not None:
        # The last one counts: a visitor may have drawn a rule as well.
        for index in reversed(range(len(kept))):
            if preset.foot.match(" ".join(kept[index].cells).strip()):
                above = kept[:index]
                while above and not "".join(above[-1].cells).strip(" \t-_"):
                    above.pop()  # the rule over the foot
                kept = above + _machine_lines(preset, kept[index:])
                break
    if preset.not_values is not None:
        pattern = preset.not_values
        kept = [
            line for line in kept
            if not pattern.fullmatch(" ".join(line.cells).strip())
        ]  # fmt: skip
    return kept


def _machine_lines(preset: MailPreset, foot: Sequence[Line]) -> list[Line]:
    """The lines of a foot that say something under a label of the product's own."""
    known = [label for labels in preset.form.fields.values() for label in labels]
    return [
        line for line in foot
        if any(cell.startswith(f"{label}:") for cell in line.cells for label in known)
    ]  # fmt: skip


def above_site_address(lines: Sequence[Line], mail: Mail) -> list[Line]:
    """The lines above the site's own name, with which its address and number begin.

    All of them where its name stands on no line of its own with an empty one above.
    """
    site = mail.headers.address("from").name.strip().casefold()
    if site:
        for index in range(1, len(lines)):
            text = " ".join(lines[index].cells).strip().casefold()
            above = " ".join(lines[index - 1].cells).strip()
            if text == site and not above:
                return list(lines[:index])
    return list(lines)
