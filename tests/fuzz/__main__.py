"""Fuzzes what reads strangers' bytes: `python -m tests.fuzz [WHAT] [--minutes N]`.

WHAT is `csv`, `mail`, `pasted`, or `reader`: all of them, one after the other. It
begins with the samples; whatever made a new branch run is kept in `--corpus`, where the
next run goes on. What raises, takes over 10 seconds or 300 MB is printed with the file
that repeats it; then it ends with 1. With 75 where atheris is not installed
(`pip install -e ".[fuzz]"`): nothing was run.
"""

import argparse
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
KINDS = {"csv": "*.csv", "mail": "*.eml", "pasted": "*.*"}
MINUTE, LONGEST_S, MOST_MIB, LONGEST_INPUT = 60, 10, 300, 4096
NOT_RUN = 75


def fuzz(kind: str, seconds: int, seed: int, corpus: Path) -> bool:
    """Fuzz one of them for so long; whether nothing was found."""
    mine, found = corpus / kind, corpus / f"{kind}-found"
    for folder in (mine, found):
        folder.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES.glob(KINDS[kind]):
        if sample.suffix in {".csv", ".eml"}:
            shutil.copyfile(sample, mine / sample.name)
    begun = {file.name for file in found.iterdir()}
    words = Path(__file__).with_name("words.dict")
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "tests.fuzz.worker", kind),
            *(f"-max_total_time={seconds}", f"-timeout={LONGEST_S}", f"-seed={seed}"),
            *(f"-rss_limit_mb={MOST_MIB}", f"-max_len={LONGEST_INPUT}"),
            *(
                f"-dict={words}",
                f"-artifact_prefix={found}/",
                "-print_final_stats=1",
                "-verbosity=0",
            ),
            str(mine),
        ],
        cwd=ROOT,
        check=False,
    )
    new = sorted(file for file in found.iterdir() if file.name not in begun)
    for file in new:
        print(f"{kind}: {file} repeats it: {file.read_bytes()[:200]!r}")
    print(f"{kind}: {len(new)} found, {len(list(mine.iterdir()))} kept in {mine}")
    return ran.returncode == 0 and not new


def main() -> int:
    """Read the command line, fuzz, tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("what", choices=["reader", *KINDS], default="reader", nargs="?")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    corpus = Path(gettempdir()) / "callback-desk-fuzz"
    parser.add_argument("--corpus", type=Path, default=corpus)
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        print('NOT RUN: atheris is not installed (pip install -e ".[fuzz]").')
        return NOT_RUN
    kinds = list(KINDS) if asked.what == "reader" else [asked.what]
    seconds = max(1, int(asked.minutes * MINUTE / len(kinds)))
    well = [fuzz(kind, seconds, asked.seed, asked.corpus) for kind in kinds]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
