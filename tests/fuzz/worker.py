"""One target in a process of its own: `python -m tests.fuzz.worker TARGET FLAG…`.

Flags are those of libFuzzer. Whatever is loaded here is told of by the branch.
"""

import os
import sys

import atheris

with atheris.instrument_imports(
    include=["callback_desk.intake", "callback_desk.domain"]
):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz until the time is up, or something is found."""
    target, name = TARGETS[sys.argv[1]], f"fuzz-{os.getpid()}"
    atheris.Setup([sys.argv[0], *sys.argv[2:]], lambda data: target(data, name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
