"""What an office manager is told of the desk itself, on a desk that lives."""

from datetime import timedelta
from pathlib import Path

from callback_desk.domain.desk_health import Kind, Worry
from callback_desk.domain.staff import Role
from callback_desk.services.backups import keep_backups
from callback_desk.services.desk import Desk
from callback_desk.services.desk_health import AskedLately, ask_lately, look_after
from callback_desk.services.staff_access import add_staff
from callback_desk.wording.desk_health import say_worry
from tests.desks import PASSWORD, DeskClock, copy_desk, opened
from tests.storage.stored_desk import take


def worries(desk: Desk) -> tuple[Worry, ...]:
    """What an office manager is told, everybody who asked having been looked at."""
    lately = AskedLately()
    while not lately.is_whole:
        lately = ask_lately(desk, lately)
    return look_after(desk, lately)


def test_silence_a_single_manager_and_the_calendar_are_said(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        rows = [
            f"Early Bird {n},(212) 555-{1000 + n},,hello,"
            f"{(clock.now - timedelta(days=n)).date()} 10:00"
            for n in range(40)
        ]
        take(desk, tmp_path, *rows)
        kinds = {worry.kind for worry in worries(desk)}
        assert Kind.SILENCE not in kinds
        assert Kind.ONE_MANAGER in kinds
        # Monday 16 November; a week later nobody has asked any more.
        clock.now += timedelta(days=7)
        silent = [w for w in worries(desk) if w.kind is Kind.SILENCE]
        assert silent == [Worry(Kind.SILENCE, 4, 19)]
        add_staff(desk, "Ann Porter", Role.OFFICE_MANAGER, PASSWORD)
        kinds = {worry.kind for worry in worries(desk)}
        assert Kind.ONE_MANAGER not in kinds


def test_many_people_in_danger_are_said_with_their_count(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        rows = [
            f"Early Bird {n},(212) 555-{1000 + n},,"
            f"{'I want to die' if n % 3 == 0 else 'hello'},2026-11-15 10:00"
            for n in range(30)
        ]
        take(desk, tmp_path, *rows)
        flagged = [w for w in worries(desk) if w.kind is Kind.FLAGGED]
        assert flagged == [Worry(Kind.FLAGGED, 10, 30)]


def test_an_old_backup_is_said_until_there_is_a_new_one(tmp_path: Path) -> None:
    clock = DeskClock()

    def said(desk: Desk) -> list[str]:
        told = worries(desk)
        return [say_worry(one) for one in told if one.kind is Kind.BACKUP]

    with opened(copy_desk(tmp_path), clock) as desk:
        keep_backups(desk)
        assert said(desk) == []
        # Nothing is done for a week: the backup is as good as on its first day.
        clock.now += timedelta(days=7)
        assert said(desk) == []
        take(desk, tmp_path, "Early Bird,(212) 555-1000,,hello,2026-11-23 10:00")
        assert said(desk) == []
        clock.now += timedelta(days=1)
        assert said(desk) == []
        clock.now += timedelta(days=1)
        assert said(desk) == [
            "No backup for 1 business day: what was done since Mon 23 Nov 2026 is in "
            "none. See Settings, Backups."
        ]
        keep_backups(desk)
        assert said(desk) == []


def test_a_desk_that_was_never_backed_up_says_so(tmp_path: Path) -> None:
    clock = DeskClock()
    with opened(copy_desk(tmp_path), clock) as desk:
        clock.now += timedelta(days=3)
        kinds = [worry.kind for worry in worries(desk)]
        assert kinds[0] is Kind.BACKUP


def test_numbers_of_another_country_that_came_by_mail_are_said(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk:
        rows = [f"Eve {n},020 7946 09{n:02},,hello,2026-11-16 10:00" for n in range(3)]
        take(desk, tmp_path, *rows[:2])
        assert Kind.COUNTRY not in {worry.kind for worry in worries(desk)}
        take(desk, tmp_path, *rows)
        first = worries(desk)[0]
        assert first == Worry(Kind.COUNTRY, 3)
        assert "Place and time zone" in say_worry(first)
        take(desk, tmp_path, "Ann Bell,(212) 555-0142,,hello,2026-11-16 10:00")
        assert Kind.COUNTRY not in {worry.kind for worry in worries(desk)}
