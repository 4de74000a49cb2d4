"""Runs the benchmarks and prints their table."""

import argparse
import importlib
import json
import sys
from pathlib import Path

from tests.benchmarks.figure import Figure

NOT_PARTS = {
    *("__init__", "__main__", "compiled", "figure", "full_desk", "heart"),
    *("plain_desk", "year_desk"),
}
SMALL = 0.1
COLUMNS = ("what", "ours", "peer", "ratio", "goal", "met")


def parts() -> list[str]:
    """The names of all parts."""
    stems = {path.stem for path in Path(__file__).parent.glob("*.py")}
    return sorted(stems - NOT_PARTS)


def table(figures: list[Figure]) -> str:
    """The figures as a table for people."""
    rows = [COLUMNS] + [
        (f.what, f.ours, f.peer, _ratio(f.ratio), f"≤ {f.goal:g}", _met(f))
        for f in figures
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    return "\n".join(
        " · ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )


def _ratio(ratio: float) -> str:
    """Two decimals, or what small ratios need; those but 0 say how often over."""
    is_plain = ratio >= SMALL or not ratio
    return f"{ratio:.2f}" if is_plain else f"{ratio:.2g} (1/{1 / ratio:.0f})"


def _met(figure: Figure) -> str:
    return "yes" if figure.met else "NO"


def main() -> None:
    """Measure the parts that are named, or all."""
    known = parts()
    reader = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    reader.add_argument("part", nargs="*", help=f"of {', '.join(known)}")
    reader.add_argument("--json", action="store_true", help="a list of objects")
    asked = reader.parse_args()
    unknown = sorted(set(asked.part) - set(known))
    if unknown:
        reader.error(f"no such part: {', '.join(unknown)}")
    figures: list[Figure] = []
    for part in asked.part or known:
        print(f"measuring {part} …", file=sys.stderr)
        figures += importlib.import_module(f"tests.benchmarks.{part}").measure()
    if asked.json:
        print(json.dumps([f.as_json() for f in figures], ensure_ascii=False, indent=1))
    else:
        print(table(figures))


if __name__ == "__main__":
    main()
