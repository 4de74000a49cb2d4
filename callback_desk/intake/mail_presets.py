"""Form products and what their notification mails look like: resources/forms/*.toml.

A new product is a new file there with `medium = "mail"`. A mail is a product's if any
of its marks fits (subject, sender, a line of the text, a piece of the HTML) and a form
is found in it in one of the product's shapes. What the labels mean is told as for any
file.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from callback_desk.intake.field_names import Field
from callback_desk.intake.form_pairs import Shape
from callback_desk.intake.form_presets import FormPreset
from callback_desk.intake.mail_message import Mail

GENERIC_MAIL: Final = "generic-mail"
PLAIN_MAIL: Final = "plain-mail"

_MEDIUM: Final = "mail"
_KEYS: Final = {
    "code", "title", "medium", "seen_in", "recognise", "read", "fields", "technical",
}  # fmt: skip
_RECOGNISE_KEYS: Final = {"subject", "sender", "text", "html"}
_READ_KEYS: Final = {
    "shapes", "name", "text_above", "person", "foot", "not_values", "form", "dull",
    "empty",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MailPreset:
    """One form product's notification mail.

    Attributes:
        form: its code and the labels that it always writes.
        subject: what its subject looks like.
        sender: what the address that it comes from looks like.
        text: what some line of its text, or of its HTML if it has none, looks like.
        html: what stands in its HTML.
        shapes: how its labels and values stand, the likeliest first.
        name_is_sender: the visitor's name is the From display name.
        keeps_text_above: the text above the labels is the visitor's message.
        person: the labels of a name and an address in one.
        foot: the line from which, to the end, nothing was written by the visitor.
        not_values: lines that are the product's own.
        form_name: the form's name in the subject, as its first group.
        dull: for a label, values that the form put there, not the visitor.
        empty: what it writes where nothing was answered.
    """

    form: FormPreset
    subject: re.Pattern[str] | None = None
    sender: re.Pattern[str] | None = None
    text: re.Pattern[str] | None = None
    html: re.Pattern[str] | None = None
    shapes: tuple[Shape, ...] = ()
    name_is_sender: bool = False
    keeps_text_above: bool = False
    person: frozenset[str] = frozenset()
    foot: re.Pattern[str] | None = None
    not_values: re.Pattern[str] | None = None
    form_name: re.Pattern[str] | None = None
    dull: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    empty: re.Pattern[str] | None = None

    @property
    def code(self) -> str:
        """What its mails are recognised as."""
        return self.form.code

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> "MailPreset":
        """A preset from a parsed TOML document.

        Raises:
            ValueError: a key or value is not what a preset may hold.
        """
        recognise, read = data.get("recognise", {}), data.get("read", {})
        for part, known in (
            (data, _KEYS), (recognise, _RECOGNISE_KEYS), (read, _READ_KEYS),
        ):  # fmt: skip
            if unknown := set(part) - known:
                raise ValueError(f"unknown keys in a form preset: {sorted(unknown)}")
        if not recognise:
            raise ValueError(f"{data['code']} says not how it is recognised")
        if read.get("name", "field") not in {"field", "sender"}:
            raise ValueError(f"no such place of a name: {read['name']}")
        return cls(
            form=FormPreset(
                code=data["code"],
                fields={
                    Field(name): tuple(labels)
                    for name, labels in data.get("fields", {}).items()
                },
                technical=frozenset(data.get("technical", {}).get("labels", ())),
            ),
            subject=_pattern(recognise.get("subject")),
            sender=_pattern(recognise.get("sender")),
            text=_pattern(recognise.get("text")),
            html=_pattern(recognise.get("html")),
            shapes=tuple(Shape(shape) for shape in read.get("shapes", Shape)),
            name_is_sender=read.get("name") == "sender",
            keeps_text_above=read.get("text_above", False),
            person=frozenset(read.get("person", ())),
            foot=_pattern(read.get("foot")),
            not_values=_pattern(read.get("not_values")),
            form_name=_pattern(read.get("form")),
            dull={
                label: re.compile(pattern, re.IGNORECASE)
                for label, pattern in read.get("dull", {}).items()
            },
            empty=_pattern(read.get("empty")),
        )

    @property
    def labels(self) -> frozenset[str]:
        """The labels that the product itself writes."""
        known = {label for labels in self.form.fields.values() for label in labels}
        own = known | self.form.technical | self.dull.keys()
        return frozenset(own | self.person)

    def names_form(self, mail: Mail) -> str:
        """The form that a mail's subject names, where the product writes it."""
        if self.form_name is None:
            return ""
        match = self.form_name.fullmatch(mail.headers.text("subject"))
        return "" if match is None else match[1].strip()

    def marks(self, mail: Mail, subject: str, sender: str) -> int:
        """How many of the product's marks a mail has."""
        return sum(
            (
                self.subject is not None and bool(self.subject.fullmatch(subject)),
                self.sender is not None and bool(self.sender.fullmatch(sender)),
                self.text is not None and bool(self.text.search(mail.shown)),
                self.html is not None and bool(self.html.search(mail.html)),
            )
        )


GENERIC: Final = MailPreset(
    FormPreset(GENERIC_MAIL),
    shapes=(Shape.TWO_COLUMNS, Shape.LABEL_ABOVE, Shape.LINES, Shape.LAST_LINES),
)
"""The preset of a form's mail whose product is not known."""


class MailPresets:
    """All form products that are known by their mails."""

    def __init__(self, presets: Iterable[MailPreset]) -> None:
        self._presets = sorted(presets, key=lambda preset: preset.code)

    @classmethod
    def from_folder(cls, folder: Path) -> "MailPresets":
        """Presets from every TOML file of a folder; those of CSV files are left out."""
        documents = (
            tomllib.loads(file.read_text(encoding="utf-8"))
            for file in sorted(folder.glob("*.toml"))
        )
        return cls(
            MailPreset.from_mapping(document)
            for document in documents
            if document.get("medium") == _MEDIUM
        )

    def fitting(self, mail: Mail) -> list[MailPreset]:
        """The products that a mail may come from, the likeliest first."""
        subject = mail.headers.text("subject")
        sender = mail.headers.address("from").email.casefold()
        marked = [
            (preset.marks(mail, subject, sender), preset) for preset in self._presets
        ]
        marked.sort(key=lambda pair: -pair[0])
        return [preset for marks, preset in marked if marks]


def _pattern(text: str | None) -> re.Pattern[str] | None:
    """A compiled pattern, if there is one; `^` and `$` mean a line's."""
    return None if text is None else re.compile(text, re.MULTILINE)
