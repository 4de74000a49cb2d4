"""A plain run draws the same made-up values each time; a deep one draws others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from tests.drawn import DRAWN

ROOT = Path(__file__).parents[1]
PRINTS = """
from hypothesis import given
from hypothesis import strategies as st
seen = []
@given(st.text(), st.integers())
def test_look(text, number):
    seen.append((text, number))
def test_print():
    print("DREW", hash(repr(seen)))
"""
# Files with properties, each of which is drawn anew under `depth`.
PROPERTIES = sorted(
    str(path.relative_to(ROOT))
    for path in (ROOT / "tests").rglob("test_*.py")
    if "from hypothesis import" in path.read_text("utf-8")
)


def drew(folder: Path, *asked: str) -> str:
    """What a run of its own drew; what else it has loaded tells the folder."""
    (folder / "loaded.py").write_text(f"WORDS = {[folder.name] * 2}\n", "utf-8")
    (folder / "test_prints.py").write_text(PRINTS, "utf-8")
    (folder / "conftest.py").write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import loaded\n"
        "from tests.drawn import choose\n"
        "def pytest_configure(config): choose(config)\n",
        "utf-8",
    )
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider"),
            *(*asked, "--rootdir", str(folder), str(folder)),
        ],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.partition("DREW ")[2].split()[0]


def test_a_plain_run_draws_the_same_and_others_by_a_profile_or_seed(
    tmp_path: Path,
) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    plain = drew(folders[0])
    assert drew(folders[1]) == plain
    seeded = drew(folders[0], "--hypothesis-seed=1")
    assert seeded != plain
    assert drew(folders[0], "--hypothesis-seed=1") == seeded
    assert drew(folders[0], f"--hypothesis-profile={DRAWN}") not in (plain, seeded)


def test_this_run_is_fixed_unless_depth_was_asked_for(
    request: pytest.FixtureRequest,
) -> None:
    asked = request.config.getoption("hypothesis_seed")
    if asked is not None or request.config.getoption("hypothesis_profile") is not None:
        pytest.skip("another way of drawing was asked for")
    assert settings.default is not None
    assert settings.default.derandomize
    assert not len(providers._get_local_constants())


@pytest.mark.depth
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("place", PROPERTIES)
def test_what_holds_of_made_up_values_holds_of_others(place: str) -> None:
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *(f"--hypothesis-profile={DRAWN}", place),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4_000:]
