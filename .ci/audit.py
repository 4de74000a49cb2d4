"""`pip-audit --strict` over what is locked, told apart from not having run at all.

    .venv/bin/python .ci/audit.py

Ends with 0 where every package was looked up and none is known to be vulnerable, with
1 where one is, and with 75 where it did not run: it could not be installed, or its data
not be reached. That is said, and is never a pass: pip-audit itself prints a green line
where it could reach nothing.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOL, LOCK = ROOT / ".venv" / "pip-audit", ROOT / ".ci" / "audit-requirements.txt"
# What the program runs on, and what it is tested with.
AUDITED = ("requirements.txt", ".ci/requirements.txt")
PASSED, VULNERABLE, NOT_RUN = 0, 1, 75
LONGEST_S = 600


@dataclass(frozen=True)
class Outcome:
    """What came of it: an exit code, and words."""

    code: int
    words: str


def judge(stdout: str, stderr: str) -> Outcome:
    """What pip-audit's JSON and errors come to.

    Its exit code says the same of a vulnerable package as of a network that is down,
    so it is not looked at.
    """
    try:
        told = json.loads(stdout)["dependencies"]
        left_out = [one["name"] for one in told if "skip_reason" in one]
        bad = {
            f"{one['name']} {one['version']}": [bug["id"] for bug in one["vulns"]]
            for one in told
            if one.get("vulns")
        }
    except (ValueError, KeyError, TypeError):
        lines = [line for line in stderr.splitlines() if line.strip()]
        return Outcome(NOT_RUN, lines[-1] if lines else "it said nothing")
    if bad:
        lines = [f"{name}: {', '.join(bugs)}" for name, bugs in bad.items()]
        return Outcome(VULNERABLE, "\n".join(lines))
    if left_out or not told:
        return Outcome(NOT_RUN, f"not looked up: {', '.join(left_out) or 'everything'}")
    return Outcome(PASSED, f"{len(told)} packages, none known to be vulnerable")


def audit(requirements: Path) -> Outcome:
    """Run it over one requirements file."""
    command = [
        *(str(TOOL / "bin" / "pip-audit"), "--strict", "--disable-pip"),
        *("--require-hashes", "-r", str(requirements)),
        *("--progress-spinner", "off", "-f", "json"),
    ]
    try:
        ran = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, text=True, timeout=LONGEST_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Outcome(NOT_RUN, str(error))
    return judge(ran.stdout, ran.stderr)


def install() -> str:
    """Have it in an environment of its own; why that cannot be, or ""."""
    if (TOOL / "bin" / "pip-audit").exists():
        return ""
    python = str(TOOL / "bin" / "python")
    for command in (
        [sys.executable, "-m", "venv", str(TOOL)],
        [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(LOCK)],
    ):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - as above
        if ran.returncode:
            return (ran.stderr.strip().splitlines() or ["it cannot be installed"])[-1]
    return ""


def main() -> int:
    """Audit both files; the worst outcome counts, and not having run is not a pass."""
    missing = install()
    outcomes = {
        name: Outcome(NOT_RUN, missing) if missing else audit(ROOT / name)
        for name in AUDITED
    }
    for name, outcome in outcomes.items():
        how = "NOT RUN: " if outcome.code == NOT_RUN else ""
        sys.stdout.write(f"pip-audit of {name}: {how}{outcome.words}\n")
    codes = {outcome.code for outcome in outcomes.values()}
    return next(code for code in (VULNERABLE, NOT_RUN, PASSED) if code in codes)


if __name__ == "__main__":
    sys.exit(main())
