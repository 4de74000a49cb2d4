"""The schema: migrated is what the models say, and a newer one is left untouched."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, bindparam, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from callback_desk import bootstrap
from callback_desk.domain.attempt_details import AttemptDetails
from callback_desk.domain.business_calendar import Policy
from callback_desk.domain.calendar_edits import set_policy
from callback_desk.domain.clinic_text import NewClinicText
from callback_desk.domain.errors import DatabaseDamaged, SchemaNewer
from callback_desk.domain.hand_entry import Typed
from callback_desk.domain.mailbox import Afterwards, Mailbox
from callback_desk.domain.period_report import Period
from callback_desk.domain.queue_part import QueuePart
from callback_desk.domain.reach import Reach, Writing
from callback_desk.domain.safety_care import NOBODY_YET, Act, Subject
from callback_desk.domain.safety_contact import Contact
from callback_desk.domain.staff import Role
from callback_desk.domain.watched_folder import WatchedFolder
from callback_desk.paths import make_private_file
from callback_desk.services.ad_spend import TypedSpend, keep_spend
from callback_desk.services.calendar_changes import (
    change_calendar,
    take_library_dates,
)
from callback_desk.services.calendar_sheet import confirm_year
from callback_desk.services.claims import claim_lead
from callback_desk.services.contact_of_day import set_contact_today
from callback_desk.services.desk import Desk
from callback_desk.services.desk_check import check_desk
from callback_desk.services.fetch_mail import fetch_mailbox
from callback_desk.services.folder_settings import (
    add_folder,
    change_folder,
    list_folders,
    remove_folder,
)
from callback_desk.services.in_force import show_calendar
from callback_desk.services.join_leads import join_leads, split_leads
from callback_desk.services.lead_identity import add_number, correct_name
from callback_desk.services.list_imports import foresee_undo, list_imports
from callback_desk.services.mailbox_settings import (
    add_mailbox,
    change_mailbox,
    remove_mailbox,
)
from callback_desk.services.missed_callbacks import note_seen, sign_off
from callback_desk.services.outcome_settings import (
    change_call_rules,
    change_outcomes,
    show_outcomes,
)
from callback_desk.services.period_review import list_missed
from callback_desk.services.priority_care import Stamp, attach, stamp, take_back
from callback_desk.services.quick_entry import enter_lead
from callback_desk.services.reach_leads import reach_of, tell_reach
from callback_desk.services.record_outcome import (
    Call,
    correct_attempt,
    record_outcome,
)
from callback_desk.services.reports import make_report
from callback_desk.services.search_upkeep import index_anew
from callback_desk.services.sign_in_codes import show_codes
from callback_desk.services.staff_access import add_staff
from callback_desk.services.they_called import find_callers
from callback_desk.services.undo_import import undo_import
from callback_desk.services.watch_folder import look_once
from callback_desk.services.work_queue import show_lead, show_queue
from callback_desk.storage.bars import Bars, carry_bars, drop_carried_bar
from callback_desk.storage.engine import open_engine, transaction
from callback_desk.storage.keys import keys_path
from callback_desk.storage.prepared import Prepared, Values
from callback_desk.storage.prepared_lookup import OfKeys, PreparedLookup
from callback_desk.storage.schema import MIGRATIONS, REVISIONS, ensure_schema, migrate
from callback_desk.storage.search_index import TABLES_BEGIN
from callback_desk.storage.tables import Row
from tests.desks import CHEAP, MANAGER, MONDAY, PASSWORD, DeskClock, copy_desk, opened
from tests.services.fake_mail import FakeServer, read_fake_mail
from tests.services.newer_holidays import NewerHolidays
from tests.storage.stored_desk import (
    ANA,
    ROWS,
    connected,
    filled_desk,
    rows_of,
    set_back,
    take,
    tamper,
)

KEY = bytes(range(32))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An empty file for a database."""
    path = tmp_path / "new.db"
    make_private_file(path)
    return path


def engine_on(path: Path) -> Engine:
    return open_engine(path, KEY)


def shape(connection: Connection) -> dict[str, dict[str, Any]]:
    """Everything that a database tells of its tables."""
    seen = inspect(connection)
    return {
        table: {
            "columns": [
                {
                    "name": column["name"],
                    "type": str(column["type"]),
                    "nullable": column["nullable"],
                    "default": column["default"],
                    "key": column.get("primary_key"),
                }
                for column in seen.get_columns(table)
            ],
            "indexes": sorted(map(_index, seen.get_indexes(table))),
            "foreign keys": sorted(map(repr, seen.get_foreign_keys(table))),
            "unique": sorted(map(repr, seen.get_unique_constraints(table))),
            "primary key": seen.get_pk_constraint(table),
        }
        for table in sorted(seen.get_table_names())
        if table != "alembic_version" and not table.startswith(TABLES_BEGIN)
    }


def _index(told: Mapping[str, Any]) -> tuple[str, str, bool, str]:
    options = {name: str(value) for name, value in told["dialect_options"].items()}
    columns = ", ".join(told["column_names"])
    return str(told["name"]), columns, bool(told["unique"]), str(options)


def _is_a_table_of_ours(name: str | None, kind: str, parents: object) -> bool:
    """Those of the search index are SQLite's own."""
    return kind != "table" or not (name or "").startswith(TABLES_BEGIN)


def test_a_migrated_desk_is_what_the_models_say(tmp_path: Path) -> None:
    with connected(copy_desk(tmp_path)) as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": _is_a_table_of_ours,
            },
        )
        assert compare_metadata(context, Row.metadata) == []


def test_a_migrated_desk_and_a_fresh_one_have_the_same_shape(
    tmp_path: Path, empty: Path
) -> None:
    engine = engine_on(empty)
    with transaction(engine, empty, writes=True) as connection:
        Row.metadata.create_all(connection)
        fresh = shape(connection)
    engine.dispose()
    with connected(copy_desk(tmp_path)) as connection:
        migrated = shape(connection)
    assert set(migrated) == set(Row.metadata.tables)
    for table, told in fresh.items():
        assert migrated[table] == told, table


def test_indexes_for_part_of_a_table_are_for_the_same_part(
    tmp_path: Path, empty: Path
) -> None:
    question = "SELECT name, sql FROM sqlite_master WHERE sql LIKE '%INDEX%WHERE%'"
    engine = engine_on(empty)
    with transaction(engine, empty, writes=True) as connection:
        Row.metadata.create_all(connection)
        fresh = sorted(
            (name, " ".join(sql.split()))
            for name, sql in connection.exec_driver_sql(question)
        )
    engine.dispose()
    migrated = rows_of(copy_desk(tmp_path), question)
    assert sorted((n, " ".join(str(s).split())) for n, s in migrated) == fresh
    assert fresh


def test_every_revision_that_landed_is_listed_oldest_first() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    landed = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(landed)) == REVISIONS
    assert scripts.get_heads() == [REVISIONS[-1]]


def test_a_new_desk_stands_at_the_newest_revision(tmp_path: Path) -> None:
    found = rows_of(copy_desk(tmp_path), "SELECT version_num FROM alembic_version")
    assert [row[0] for row in found] == [REVISIONS[-1]]


def test_migrating_an_empty_file_makes_everything_and_again_nothing(
    empty: Path,
) -> None:
    engine = engine_on(empty)
    migrate(engine, empty)
    ensure_schema(engine, empty)
    with transaction(engine, empty, writes=False) as connection:
        first = shape(connection)
    migrate(engine, empty)
    with transaction(engine, empty, writes=False) as connection:
        assert shape(connection) == first
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("half-way")

    monkeypatch.setattr(op, "bulk_insert", fail)
    engine = engine_on(empty)
    with pytest.raises(RuntimeError, match="half-way"):
        migrate(engine, empty)
    with transaction(engine, empty, writes=False) as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_a_desk_of_the_first_schema_gets_its_order(tmp_path: Path) -> None:
    """Every part, a bar, an agreed call and closed leads, as the engine leaves them."""
    rows = [f"Person {n},212-555-{n:04},,," for n in range(100, 112)]
    path = filled_desk(tmp_path, *ROWS, *rows)
    clock = DeskClock()
    tomorrow = clock.now + timedelta(hours=13)
    with opened(path, clock) as desk:
        record_outcome(desk, 3, Call("no_answer"))
        record_outcome(desk, 4, Call("left_voicemail"))
        record_outcome(desk, 5, Call("call_again", next_at=tomorrow))
        record_outcome(desk, 6, Call("no_answer", next_at=tomorrow))
        record_outcome(desk, 7, Call("booked"))
        record_outcome(desk, 8, Call("do_not_call"))
        record_outcome(desk, 2, Call("call_again", next_at=tomorrow))
    question = (
        "SELECT lead_id, barred, queue_part, act_by, returns_at FROM leads "
        "ORDER BY lead_id"
    )
    kept = rows_of(path, question)
    assert {row[2] for row in kept} == {None, *QueuePart} - {QueuePart.REACHED}
    set_back(path, "0001")
    with opened(path, clock) as desk:
        assert check_desk(desk)[0] == []
    assert rows_of(path, question) == kept


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_desk_is_refused_and_not_one_byte_is_touched(
    tmp_path: Path, mode: str
) -> None:
    path = copy_desk(tmp_path)
    tamper(
        path,
        "UPDATE alembic_version SET version_num = '9999'",
        f"PRAGMA journal_mode = {mode}",
    )
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(SchemaNewer), opened(path):
        pytest.fail("it was opened")
    after = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    # The empty file by whose lock others know that somebody has the desk open.
    assert after.pop("desk.db-open") == b""
    assert after == before
    assert set(before) == {path.name, keys_path(path).name}


def test_a_database_that_holds_no_desk_is_refused(empty: Path) -> None:
    engine = engine_on(empty)
    with transaction(engine, empty, writes=True) as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
        connection.commit()
    with pytest.raises(DatabaseDamaged, match="holds no desk"):
        ensure_schema(engine, empty)
    engine.dispose()


def test_an_empty_file_holds_no_desk_and_stays_empty(empty: Path) -> None:
    engine = engine_on(empty)
    with pytest.raises(DatabaseDamaged, match="holds no desk"):
        ensure_schema(engine, empty)
    engine.dispose()
    assert empty.read_bytes() == b""


@pytest.mark.parametrize("content", [b"", b"junk" * 5_000])
def test_a_file_that_is_no_desk_beside_good_keys_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    path = copy_desk(tmp_path)
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged), opened(path):
        pytest.fail("it was opened")
    assert path.read_bytes() == content


def test_the_keys_of_another_desk_do_not_open_this_one(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    other = tmp_path / "other.db"
    new = bootstrap.NewDesk(other, MANAGER, PASSWORD)
    bootstrap.make_desk(new, lambda: DeskClock().now, CHEAP)
    keys_path(path).write_bytes(keys_path(other).read_bytes())
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged), opened(path):
        pytest.fail("it was opened")
    assert path.read_bytes() == before


def test_a_desk_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    path = copy_desk(tmp_path)
    program = (
        "import sys; from pathlib import Path; from tests.desks import opened\n"
        f"with opened(Path({str(path)!r})): assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# The other dialect, as far as it can be told without a server

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy's own


@pytest.mark.parametrize("table", sorted(Row.metadata.tables))
def test_every_table_can_be_said_in_postgresql(table: str) -> None:
    model = Row.metadata.tables[table]
    ddl = str(CreateTable(model).compile(dialect=POSTGRESQL))
    for column in model.columns:
        assert column.name in ddl
    # What SQLite alone understands, or PostgreSQL alone refuses.
    assert "AUTOINCREMENT" not in ddl
    assert "BOOLEAN DEFAULT 0" not in ddl
    assert "BLOB" not in ddl
    for index in model.indexes:
        said = str(CreateIndex(index).compile(dialect=POSTGRESQL))
        assert said.startswith(f"CREATE INDEX {index.name}")


def test_the_migrations_can_be_said_in_postgresql() -> None:
    said = StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": said}
    )
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    with Operations.context(context):
        for revision in REVISIONS:
            script = scripts.get_revision(revision)
            assert script is not None
            script.module.upgrade()
    ddl = said.getvalue()
    for table in Row.metadata.tables:
        assert f"CREATE TABLE {table} " in ddl
    assert "DEFAULT false" in ddl
    assert "DEFAULT 0" not in ddl


def use_folders(desk: Desk, place: Path) -> None:
    """Everything that is asked of watched folders, and of imports as a whole."""
    (place / "watched").mkdir()
    (place / "watched" / "a.csv").write_text("name,phone\nCy Diaz,917-555-0117\n")
    folder = add_folder(desk, WatchedFolder(str(place / "watched")))
    change_folder(desk, folder)
    list_folders(desk)
    ticks = iter(range(0, 1000, 10))
    look_once(desk, [folder], lambda: float(next(ticks)), lambda seconds: None)
    remove_folder(desk, folder.folder_id)
    foresee_undo(desk, list_imports(desk).imports[0].batch_id)


def use_mailboxes(desk: Desk) -> None:
    """Do everything that is done with mailboxes."""
    server = FakeServer()
    server.deliver("Ana Lopez, 2125550142, please call")
    at_fake = replace(desk, open_mailbox=server, read_mail=read_fake_mail)
    box = Mailbox(
        host="imap.example.net",
        user="office@example.net",
        since=date(2026, 11, 1),
        afterwards=Afterwards.FLAG,
    )
    added = add_mailbox(at_fake, box, "secret words")
    assert fetch_mailbox(at_fake, added).acted == 1
    change_mailbox(at_fake, added, "other words")
    remove_mailbox(at_fake, added.mailbox_id)


def care_for(desk: Desk) -> None:
    """Do everything that is done about people in danger, and with own texts."""
    first = stamp(desk, Subject(lead_id=2), Stamp(Act.TOLD, "Dr. Lee"))
    take_back(desk, first.entry_id)
    loose = stamp(desk, NOBODY_YET, Stamp(Act.CALLED_911))
    attach(desk, [loose.entry_id], 2)
    set_contact_today(desk, Contact("Dr. Lee"), None)
    with desk.open_work() as work:
        work.texts.put(NewClinicText("crisis", "Stay."), desk.now(), 1)
        assert work.texts.all()["crisis"].set_by == MANAGER


def use_people(desk: Desk) -> None:
    """Do everything that is done with who a lead is, and how to reach it."""
    one = enter_lead(desk, Typed("Ivy Park", "917-555-0170", "evenings"))
    two = enter_lead(desk, Typed("Ivy P. Park", "917-555-0171"))
    add_number(desk, one.lead_id, "917-555-0172")
    correct_name(desk, one.lead_id, "Ivy Parks")
    tell_reach(desk, one.lead_id, Reach(writing=Writing.EITHER))
    joined = join_leads(desk, one.lead_id, two.lead_id)
    details = AttemptDetails(reason="price", appointment_on=date(2026, 12, 1))
    record_outcome(desk, one.lead_id, Call("busy", details=details))
    index_anew(desk)
    correct_name(desk, one.lead_id, "Ivy Park")
    assert [caller.lead.lead_id for caller in find_callers(desk, "Ivy")]
    assert show_lead(desk, one.lead_id).facts
    split_leads(desk, one.lead_id, joined.join_id)
    outcomes, rules = show_outcomes(desk)
    change_outcomes(desk, outcomes)
    change_call_rules(desk, rules)
    assert reach_of(desk, [one.lead_id])


def share_the_day(desk: Desk) -> None:
    """Do everything that several people share in a day."""
    claim_lead(desk, 1)
    with desk.open_work() as work:
        now, me = desk.now(), desk.staff.staff_id
        work.claims.free_of_staff(me)
        work.claims.free_all(desk.opening)
        work.owners.set({1: me}, me, now)
        assert work.owners.of([1]) == {1: me}
        work.owners.leads_of(me)
        work.owners.agreed_with(me)
        notice = work.notices.set("The line to the lab is down.", me, now)
        work.notices.dismiss(notice, me)
        work.notices.newest()
        sheet = work.sheets.add([1], me, now)
        assert work.sheets.newest() == work.sheets.sheet(sheet)
        work.numbers.set_number("claim_minutes", 10)
        work.half_typed.keep(me, {1: "asked for Maria"}, now, run="mine")
        work.half_typed.leave(me, {2: "she wept\nand laughed"}, now)
        work.half_typed.delete_left(me, {2: "she wept"})
        assert len(work.half_typed.read(me, work.half_typed.runs(me))) == 2
        work.half_typed.let_go(me, work.half_typed.runs(me))
        work.commit()


def test_every_statement_that_the_desk_ran_can_be_said_in_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    execute = Connection.execute

    def hear(self: Connection, statement: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - passed on
        said.append(str(statement.compile(dialect=POSTGRESQL)))
        return execute(self, statement, *rest, **more)

    def hear_prepared(self: Prepared, connection: Connection) -> tuple[str, Values]:
        said.append(str(self._statement.compile(dialect=POSTGRESQL)))
        return compile_prepared(self, connection)

    def hear_lookup(self: PreparedLookup, connection: Connection, count: int) -> OfKeys:
        statement = self._ask([bindparam("key")])
        said.append(str(statement.compile(dialect=POSTGRESQL)))
        return compile_lookup(self, connection, count)

    compile_prepared, compile_lookup = Prepared._compile, PreparedLookup._compile
    monkeypatch.setattr(Prepared, "_compile", hear_prepared)
    monkeypatch.setattr(PreparedLookup, "_compile", hear_lookup)
    monkeypatch.setattr(Connection, "execute", hear)
    path = filled_desk(tmp_path)
    with opened(path) as desk:
        take(desk, tmp_path, ANA.replace("2026-11-16", "2026-11-11"))
        first = record_outcome(desk, 1, Call("do_not_call"))
        correct_attempt(desk, first.attempt_id, Call("busy"), "mistyped")
        add_staff(desk, "Ana Ruiz", Role.CLINICIAN, PASSWORD)
        show_queue(desk)
        show_lead(desk, 1)
        calendar = show_calendar(desk).definition
        change_calendar(desk, set_policy(calendar, Policy.SAME_TIME))
        newer = replace(desk, holidays=NewerHolidays())
        take_library_dates(newer, 2026)
        confirm_year(desk, 2026)
        undo_import(desk, 2)
        check_desk(desk)
        use_mailboxes(desk)
        care_for(desk)
        use_people(desk)
        show_codes(desk)
        use_folders(desk, tmp_path)
        share_the_day(desk)
        note_seen(desk, 1)
        sign_off(desk, [1], "not_shown")
        keep_spend(desk, [TypedSpend("site", "2026-11", 312_000, None)])
        make_report(desk, Period(date(2026, 11, 1), date(2026, 12, 31)))
        # A year later everything has fallen due.
        later = replace(desk, clock=lambda: MONDAY + timedelta(days=365))
        assert list_missed(later, Period(date(2026, 11, 1), date(2026, 12, 31)))
    with connected(path, writes=True) as connection:
        assert carry_bars(connection, Bars(frozenset(["+12125550142"])), MONDAY) == 1
        drop_carried_bar(connection, "+12125550142")
    assert len(said) > 40
    for table in Row.metadata.tables:
        assert any(table in statement for statement in said), table
    assert any("RETURNING" in statement for statement in said)
