"""Saving kept records: for managers, safe in a spreadsheet, equal when read again."""

import csv
import io
import stat
from functools import partial
from pathlib import Path

import pytest

from callback_desk.domain.errors import NotAllowed, UnknownRecord
from callback_desk.domain.kept_file import KEPT_AS, WHY_KEPT, read_mark
from callback_desk.domain.reading_choices import NO_CHOICES
from callback_desk.domain.safety_care import Act, Subject, Told
from callback_desk.domain.settlement import Aside
from callback_desk.domain.settlement_errors import KeptFileNotWritten, NothingKept
from callback_desk.domain.staff import Role
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.import_leads import SourceSettings, import_file
from callback_desk.services.needs_look import list_kept
from callback_desk.services.priority_care import Stamp, stamp
from callback_desk.services.save_kept import propose_name, save_kept
from callback_desk.services.search_leads import search_leads
from callback_desk.services.settle_record import set_record_aside
from callback_desk.services.take_in_file import take_in_file
from callback_desk.services.undo_import import undo_import
from callback_desk.services.work_queue import show_lead
from tests.desks import copy_desk, opened
from tests.services.fake_desk import FakeDesk, asks
from tests.storage.stored_desk import ANA, HEADER, filled_desk, rows_of
from tests.ui.needs_look.kept_people import DANGER, HOSTILE, NO_NAME, NUMBER, TORN

FORMULA = '"=HYPERLINK(""http://x"",""y"")",ext 13,-1@x.example,＋plus,2026-11-16 09:10'
LINES = (
    '"Two\nLines",nothing,two@example.net,'
    '"+one\nand ""two"", with commas",2026-11-16 09:20'
)


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def take_in(desk: Desk, path: Path) -> list[str]:
    heard: list[str] = []
    report = import_file(
        desk,
        lambda: desk.open_lead_file(path),
        SourceSettings(),
        lambda record: heard.append(record.verdict.value),
    )
    assert report.error is None
    return heard


def test_the_file_has_the_columns_that_came_and_the_reason_before_them(
    tmp_path: Path,
) -> None:
    target = tmp_path / "out" / "kept.csv"
    target.parent.mkdir()
    with opened(filled_desk(tmp_path, ANA, NUMBER, NO_NAME)) as desk:
        file = save_kept(desk, list_kept(desk).rows[0].record_id, target)
    assert (file.count, file.name) == (2, "leads - needs a look.csv")
    header, *rows = read_back(target.read_text("utf-8-sig"))
    assert header == [WHY_KEPT, KEPT_AS, *HEADER.split(",")]
    (why, mark, *cells), (_, other, *unnamed) = rows
    assert why == (
        "There is no number that could be called:"
        " ext 12 is too short to be a whole number."
    )
    assert cells == NUMBER.split(",")
    assert unnamed == NO_NAME.split(",")
    assert read_mark(mark) != read_mark(other) is not None
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [p.name for p in target.parent.iterdir()] == ["kept.csv"]


def test_what_was_saved_is_known_when_it_is_imported_as_it_is(tmp_path: Path) -> None:
    rows = (ANA, NUMBER, NO_NAME, DANGER, TORN, HOSTILE, FORMULA, LINES)
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, *rows)) as desk:
        file = save_kept(desk, list_kept(desk).rows[0].record_id, target)
        assert file.count == 7
        assert take_in(desk, target) == ["known"] * 7
        assert len(list_kept(desk).rows) == 7


def test_once_mended_it_comes_in(tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, ANA, NUMBER, NO_NAME)) as desk:
        save_kept(desk, list_kept(desk).rows[0].record_id, target)
        mended = target.read_text("utf-8-sig").replace("ext 12,", "(212) 555-0177,")
        target.write_text(mended.replace(",(646)", "Jo Park,(646)"), "utf-8-sig")
        assert take_in(desk, target) == ["new", "new"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, FORMULA, HOSTILE, LINES)) as desk:
        save_kept(desk, list_kept(desk).rows[0].record_id, target)
    cells = [cell for row in read_back(target.read_text("utf-8-sig")) for cell in row]
    assert "'=cmd|x" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")]


def test_only_those_of_the_same_import_that_still_wait_are_saved(
    tmp_path: Path,
) -> None:
    path = filled_desk(tmp_path, NUMBER, NO_NAME)
    with opened(path) as desk:
        first, second = (row.record_id for row in list_kept(desk).rows)
        set_record_aside(desk, first, Aside.SPAM)
        assert save_kept(desk, first, tmp_path / "kept.csv").count == 1
        set_record_aside(desk, second, Aside.SPAM)
        with pytest.raises(NothingKept):
            save_kept(desk, first, tmp_path / "kept.csv")
    acts = rows_of(path, "SELECT action, subject FROM audit WHERE action LIKE 'kept%'")
    assert acts == [("kept_saved", "batch")]


def test_where_the_columns_are_not_known_ours_stand_there(tmp_path: Path) -> None:
    fake = FakeDesk()
    fake.take(asks(phone_text="-", email="=1+1", message="two\nlines"))
    save_kept(fake.desk, 1, tmp_path / "kept.csv")
    header, row = read_back((tmp_path / "kept.csv").read_text("utf-8-sig"))
    assert header[2:] == ["Name", "Phone", "Email", "Message", "Interests", "Date"]
    assert row[2:] == [
        *("Ana Lopez", "'-", "'=1+1", "two\nlines", "", "2026-11-16 10:00"),
    ]


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.CLINICIAN])
def test_it_is_for_office_managers(tmp_path: Path, role: Role) -> None:
    fake = FakeDesk()
    fake.take(asks(phone_text="-"))
    with pytest.raises(NotAllowed):
        save_kept(fake.signed_in(role), 1, tmp_path / "kept.csv")
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    fake = FakeDesk()
    fake.take(asks(phone_text="-"))
    with pytest.raises(KeptFileNotWritten):
        save_kept(fake.desk, 1, tmp_path / "nowhere" / "kept.csv")
    (tmp_path / "kept.csv").mkdir()
    with pytest.raises(KeptFileNotWritten):
        save_kept(fake.desk, 1, tmp_path / "kept.csv")


def test_a_name_is_proposed() -> None:
    assert propose_name("/a/b/export.csv") == "export - needs a look.csv"


def test_a_desk_without_records_has_nothing_to_save(tmp_path: Path) -> None:
    with opened(copy_desk(tmp_path)) as desk, pytest.raises(UnknownRecord):
        save_kept(desk, 1, tmp_path / "kept.csv")


def test_its_mended_records_settle_the_ones_that_waited(tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, ANA, NUMBER, NO_NAME)) as desk:
        save_kept(desk, list_kept(desk).rows[0].record_id, target)
        text = target.read_text("utf-8-sig")
        target.write_text(text.replace("ext 12", "(917) 555-0199"), "utf-8-sig")
        taken = take_in_file(
            desk, lambda: desk.open_lead_file(target, NO_CHOICES), SourceSettings()
        )
        assert (taken.counts["new"], taken.counts["known"], taken.settled) == (1, 1, 1)
        (left,) = list_kept(desk).rows
        assert left.name == ""
        assert check_desk(desk)[0] == []
        assert taken.report.batch is not None
        undo_import(desk, taken.report.batch)
        assert len(list_kept(desk).rows) == 2
        assert check_desk(desk)[0] == []
        again = take_in_file(
            desk, lambda: desk.open_lead_file(target, NO_CHOICES), SourceSettings()
        )
        assert (again.counts["new"], again.settled) == (1, 1)
        assert len(list_kept(desk).rows) == 1


def test_words_that_must_not_wait_are_not_settled_by_a_copy_without_them(
    tmp_path: Path,
) -> None:
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, ANA, DANGER)) as desk:
        (kept,) = list_kept(desk).rows
        save_kept(desk, kept.record_id, target)
        header, (why, mark, *cells) = read_back(target.read_text("utf-8-sig"))

        def take_mended(message: str) -> int:
            with target.open("w", encoding="utf-8", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(header)
                rows.writerow([why, mark, cells[0], "(917) 555-0199", "", message, ""])
            opener = partial(desk.open_lead_file, target, NO_CHOICES)
            return take_in_file(desk, opener, SourceSettings()).settled

        assert take_mended("please call") == 0
        assert len(list_kept(desk).rows) == 1
        assert take_mended(cells[3]) == 1
        assert list_kept(desk).rows == []


def test_whom_the_desk_told_of_a_kept_record_is_known_of_its_mended_copy(
    tmp_path: Path,
) -> None:
    target = tmp_path / "kept.csv"
    with opened(filled_desk(tmp_path, ANA, DANGER)) as desk:
        (kept,) = list_kept(desk).rows
        stamp(
            desk,
            Subject(record_id=kept.record_id),
            Stamp(Act.TOLD, "Dr. Berg", Told.BY_PHONE),
        )
        save_kept(desk, kept.record_id, target)
        (header, (why, mark, name, _, *rest)) = read_back(target.read_text("utf-8-sig"))
        with target.open("w", encoding="utf-8", newline="") as file:
            mended = [why, mark, name, "(917) 555-0199", *rest]
            csv.writer(file).writerows([header, mended])
        opener = partial(desk.open_lead_file, target, NO_CHOICES)
        assert take_in_file(desk, opener, SourceSettings()).settled == 1
        (entry,) = search_leads(desk, "9175550199")
        assert show_lead(desk, entry.lead_id).lead.care.told_to == "Dr. Berg"
        ((batch,),) = rows_of(tmp_path / "desk.db", "SELECT max(batch_id) FROM batches")
        undo_import(desk, batch)
        assert show_lead(desk, entry.lead_id).lead.care.told_to == "Dr. Berg"
        assert check_desk(desk)[0] == []


@pytest.mark.parametrize("mark", ["K1-00000000", "K99999-12345678", "mine", "K1-"])
def test_a_mark_that_is_not_the_record_s_own_settles_nothing(
    tmp_path: Path, mark: str
) -> None:
    target = tmp_path / "other.csv"
    with opened(filled_desk(tmp_path, NUMBER)) as desk:
        header = f"{WHY_KEPT},{KEPT_AS},{HEADER}\n"
        row = "x,{},Cy Diaz,(917) 555-0199,,hello,2026-11-16 10:00\n"
        target.write_text(header + row.format(mark), "utf-8")
        opener = partial(desk.open_lead_file, target, NO_CHOICES)
        taken = take_in_file(desk, opener, SourceSettings())
        assert (taken.counts["new"], taken.settled) == (1, 0)
        assert len(list_kept(desk).rows) == 1
