"""Compiles the translations when the package is built, or installed to be edited.

So there is one text to edit, to review and to merge, and nothing binary in the tree.
"""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("resources/locale")


def compile_translations(root: Path) -> list[Path]:
    """Compile what is older than its text; what was compiled."""
    made = []
    for text in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
        compiled = text.with_suffix(".mo")
        if compiled.is_file() and compiled.stat().st_mtime > text.stat().st_mtime:
            continue
        language = text.parent.parent.name
        part = compiled.with_name(f"{compiled.name}.{os.getpid()}")
        with text.open("rb") as source, part.open("wb") as target:
            write_mo(target, read_po(source, locale=language))
        os.replace(part, compiled)
        made.append(compiled)
    return made


class CompileTranslations(BuildHookInterface[Any]):
    """Hatch's hook; it is found by its place in this file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is packed."""
        compile_translations(Path(self.root))
