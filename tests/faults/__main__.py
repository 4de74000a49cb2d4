"""Tries the faults: `python -m tests.faults [fault …] [--points N] [--seed N]`.

`calls` and `kills` are all that begin so. Prints what was tried, what was violated, and
the seed that repeats it; ends with 1 if anything was violated.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial

from tests.faults import (
    crashing_year,
    flipped_bits,
    kills,
    log_cuts,
    places,
    renewals,
    same_again,
    system_calls,
)
from tests.faults.tally import Tally

Sweep = Callable[[int, random.Random], Iterable[Tally]]
# Where chance decides, so many; elsewhere all there are.
POINTS, ALL = 500, 1_000_000
FAULTS: dict[str, tuple[Sweep, int]] = {
    "places": (places.sweep, ALL),
    "log": (log_cuts.sweep, ALL),
    "bits": (flipped_bits.sweep, ALL),
    **{
        f"calls:{of}": (partial(system_calls.sweep, of), ALL)
        for of in system_calls.KINDS
    },
    "again": (same_again.sweep, POINTS),
    **{f"kills:{of}": (partial(kills.sweep, of), POINTS) for of in kills.KINDS},
    "renewals": (renewals.sweep, POINTS),
    "year": (crashing_year.sweep, POINTS),
}
MINUTE = 60


def try_all(names: list[str], points: int | None, seed: int) -> bool:
    """Try faults, print what became of each; whether all held.

    Args:
        names: which.
        points: how many of each; None for as many as the design asks for.
        seed: what chance goes by.
    """
    all_of_them, begun = list[Tally](), time.monotonic()
    for name in names:
        since = time.monotonic()
        sweep, usual = FAULTS[name]
        dice = random.Random(f"{seed} {name}")  # noqa: S311 - chance, no secret
        for tally in sweep(usual if points is None else points, dice):
            print(tally.line(), flush=True)
            for violation in tally.violations:
                print(f"    {violation}", flush=True)
            all_of_them.append(tally)
        took = time.monotonic() - since
        print(
            f"  ({name}: {took:.0f} s; repeat with: {name} --seed {seed})", flush=True
        )
    tried = sum(tally.points for tally in all_of_them)
    bad = sum(len(tally.violations) for tally in all_of_them)
    unrun = sum(bool(tally.not_run) for tally in all_of_them)
    minutes = (time.monotonic() - begun) / MINUTE
    print(
        f"{tried} points tried, {bad} violations, {unrun} faults not run,"
        f" {minutes:.1f} minutes"
    )
    return bad == 0


def main() -> int:
    """Read what is asked, and try it."""
    reader = argparse.ArgumentParser(prog="python -m tests.faults")
    reader.add_argument("fault", nargs="*", help=f"of {', '.join(FAULTS)}")
    reader.add_argument(
        "--points", type=int, help="of each; without it, all that the design asks for"
    )
    reader.add_argument("--seed", type=int, default=random.randrange(1_000_000))  # noqa: S311 - chance, no secret
    asked = reader.parse_args()
    groups = {
        group: [name for name in FAULTS if name.startswith(f"{group}:")]
        for group in ("calls", "kills")
    }
    names = [name for word in asked.fault for name in groups.get(word, [word])]
    unknown = set(names) - set(FAULTS)
    if unknown:
        reader.error(f"no such fault: {', '.join(sorted(unknown))}")
    print(f"seed {asked.seed}, {asked.points or 'all'} points")
    return 0 if try_all(names or list(FAULTS), asked.points, asked.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
