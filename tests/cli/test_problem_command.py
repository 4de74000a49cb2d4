"""`problem-report` on the command line."""

from tests.cli.command_line import CommandLine
from tests.desks import MANAGER


def test_it_tells_of_the_desk_without_anybody(monday: CommandLine) -> None:
    report = monday.json("problem-report")["report"]
    assert "signed in as office_manager" in report
    assert "imported" in report
    for part in (*MANAGER.split(), str(monday.folder)):
        assert part not in report


def test_where_the_desk_does_not_open_it_says_why(monday: CommandLine) -> None:
    monday.password_file.write_text("a guess\n", "utf-8")
    ran = monday("problem-report")
    assert ran.code == 0
    assert "could not be opened: wrong_password" in ran.out


def test_without_a_name_it_tells_of_the_program(monday: CommandLine) -> None:
    ran = monday.bare("problem-report")
    assert ran.code == 0
    assert "No desk was open." in ran.out
