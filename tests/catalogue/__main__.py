"""Extracts, updates and compiles the catalogue: `python -m tests.catalogue`.

What is new is added untranslated, what is gone is taken out; no sentence is guessed.
"""

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_translations
from tests.catalogue.sentences import LOCALE, ROOT, TEMPLATE, marked

WIDTH = 88
# What a header would say of people and days, which the history tells.
UNTOLD = (
    *('"POT-Creation-Date:', '"PO-Revision-Date:', '"Generated-By:'),
    *('"Report-Msgid-Bugs-To:', '"Last-Translator:', '"Language-Team:'),
)


def extracted() -> Catalog:
    """The sentences of the code as a template."""
    template = Catalog(project="Callback Desk", charset="utf-8", fuzzy=False)
    for one in marked():
        template.add(
            (one.one, one.many) if one.many else one.one,
            locations=[(one.file, one.line)],
            context=one.context or None,
        )
    return template


def update() -> dict[str, tuple[int, int]]:
    """Bring every language up to the code; its sentences, and how many lack words."""
    template = extracted()
    LOCALE.mkdir(exist_ok=True)
    _write(TEMPLATE.name, template)
    told = {}
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        language = path.parent.parent.name
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.fuzzy = False
        _write(str(path.relative_to(LOCALE)), catalogue)
        lacking = [one for one in catalogue if one.id and not all(_words(one.string))]
        told[language] = len(catalogue), len(lacking)
    return told


def _words(string: object) -> list[str]:
    several = string if isinstance(string, tuple | list) else [string]
    return [str(one or "") for one in several]


def _write(name: str, catalogue: Catalog) -> None:
    # No line numbers and no dates: they would change with every edit of the code.
    with (LOCALE / name).open("wb") as target:
        write_po(
            *(target, catalogue),
            width=WIDTH,
            omit_header=False,
            sort_by_file=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
    text = (LOCALE / name).read_text("utf-8")
    kept = [line for line in text.splitlines(True) if not line.startswith(UNTOLD)]
    (LOCALE / name).write_text("".join(kept), "utf-8")


def main() -> None:
    """Update, compile, and say how far each language has come."""
    for language, (sentences, lacking) in update().items():
        print(f"{language}: {sentences} sentences, {lacking} of them untranslated")
    compile_translations(ROOT)


if __name__ == "__main__":
    main()
