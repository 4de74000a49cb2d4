"""The house's rules as tests: who may import whom, and how large a room may grow."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "callback_desk"
LONGEST_MODULE = 350
LONGEST_TEST = 600


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


def test_no_module_holds_two_things() -> None:
    long = {str(p.relative_to(ROOT)): lines(p) for p in modules(PACKAGE)}
    assert {name: n for name, n in long.items() if n > LONGEST_MODULE} == {}


def test_no_test_file_grows_without_end() -> None:
    long = {str(p.relative_to(ROOT)): lines(p) for p in modules(ROOT / "tests")}
    assert {name: n for name, n in long.items() if n > LONGEST_TEST} == {}


def test_files_are_asked_for_in_one_place() -> None:
    """Qt's own dialog opens what it shows, and the desk's locks go with that."""
    asking = {p.name for p in modules(PACKAGE) if "QFileDialog" in p.read_text("utf-8")}
    assert asking == {"file_dialog.py"}


def test_tests_mirror_the_package() -> None:
    """A test is named after the module that it tests, or after the room as a whole."""
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    strays = []
    for room in rooms:
        folder = ROOT / "tests" / room
        assert folder.is_dir(), f"tests/{room} is missing"
        strays += [
            str(test.relative_to(ROOT))
            for test in folder.glob("test_*.py")
            if test.stem.removeprefix("test_") != room
            and not (PACKAGE / room / test.name.removeprefix("test_")).is_file()
        ]
    assert strays == []


@pytest.mark.parametrize(
    "word", ["/work" + "/", "files.python" + "hosted", "pypi." + "org", "TO" + "DO"]
)
def test_tree_names_no_workplace_and_no_host(word: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - git is what the tree is kept in
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = [
        name
        for name in listed
        if (ROOT / name).is_file()
        and word in (ROOT / name).read_text("utf-8", errors="replace")
    ]
    assert found == []
