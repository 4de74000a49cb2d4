"""A desk that is locked, read-only, newer, open twice, or not there."""

import os
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from callback_desk import bootstrap
from callback_desk.domain.errors import (
    DatabaseLocked,
    DatabaseReadOnly,
    DeskError,
    DeskMissing,
    DeskOnNetworkShare,
    SchemaNewer,
    WrongPassword,
)
from callback_desk.services.record_outcome import Call, record_outcome
from callback_desk.storage import engine, network_share
from callback_desk.storage.engine import connect
from tests.desks import MANAGER, MONDAY, PASSWORD, opened
from tests.faults.dying import Say, run
from tests.faults.kills import desk_of
from tests.faults.stands import attempts_of, must_be_sound
from tests.faults.tally import Tally, must
from tests.storage.stored_desk import key_of, tamper

NOBODY = 65534
Try = Callable[[Path], None]


def sweep(points: int, dice: random.Random) -> list[Tally]:
    """Each once: one sentence, the file untouched, and it goes on afterwards."""
    return [
        _refused("locked by another process", _locked, DatabaseLocked),
        _refused("a file that cannot be written", _read_only, DatabaseReadOnly),
        _refused("a schema of a newer program", _newer, SchemaNewer),
        _refused("a wrong password", _wrong_password, WrongPassword),
        _refused("no desk in that place", _missing, DeskMissing),
        _refused("a network share", _on_share, DeskOnNetworkShare),
        _two_at_once(),
    ]


def _refused(fault: str, try_it: Try, expected: type[DeskError]) -> Tally:
    tally = Tally(fault)
    with TemporaryDirectory() as name, tally.point(fault):
        path = desk_of(Path(name))
        is_newer = expected is SchemaNewer
        if is_newer:
            tamper(path, "UPDATE alembic_version SET version_num = '9999'")
        before, refusal = path.read_bytes(), None
        try:
            try_it(path)
        except DeskError as error:
            refusal = error
        must(isinstance(refusal, expected), f"it came to {refusal!r}")
        must(path.read_bytes() == before, "the file was touched")
        tally.count(expected.__name__)
        if not is_newer:
            must_be_sound(path)
            with opened(path) as desk:
                record_outcome(desk, 1, Call("busy"))
    return tally


def _locked(path: Path) -> None:
    patience, engine.BUSY_TIMEOUT_MS = engine.BUSY_TIMEOUT_MS, 100
    try:
        with closing(connect(path, key_of(path))) as other, opened(path) as desk:
            other.execute("BEGIN IMMEDIATE")
            record_outcome(desk, 1, Call("busy"))
    finally:
        engine.BUSY_TIMEOUT_MS = patience


def _read_only(path: Path) -> None:
    """As somebody to whom neither file nor folder belongs."""
    for file in (path.parent, *path.parent.iterdir()):
        file.chmod(0o555 if file.is_dir() else 0o444)

    def work(say: Say) -> None:
        if os.geteuid() == 0:
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        try:
            with opened(path) as desk:
                record_outcome(desk, 1, Call("busy"))
        except BaseException as error:
            say(type(error).__name__)

    died = run(work)
    for file in (path.parent, *path.parent.iterdir()):
        file.chmod(0o700 if file.is_dir() else 0o600)
    must(died.said[:1] == ("DatabaseReadOnly",), f"it came to {died.said}")
    raise DatabaseReadOnly(path=path)


def _newer(path: Path) -> None:
    with opened(path):
        pass


def _wrong_password(path: Path) -> None:
    with bootstrap.open_desk(path, MANAGER, f"{PASSWORD}!", lambda zone: MONDAY):
        pass


def _on_share(path: Path) -> None:
    """As if the folder were mounted from another computer; none can be mounted here."""
    told, network_share.MOUNTS = network_share.MOUNTS, path.with_name("mounts")
    line = f"36 35 0:33 / {path.parent.resolve()} rw - nfs4 server:/desks rw\n"
    network_share.MOUNTS.write_text(line, "utf-8")
    try:
        with opened(path):
            pass
    finally:
        network_share.MOUNTS.unlink()
        network_share.MOUNTS = told


def _missing(path: Path) -> None:
    none = path.with_name("none.db")
    with bootstrap.open_desk(none, MANAGER, PASSWORD, lambda zone: MONDAY):
        pass


def _two_at_once() -> Tally:
    """Two processes record at one desk; nothing is lost, nothing is twice."""
    tally = Tally("two programs on one desk")
    with TemporaryDirectory() as name, tally.point("two at once"):
        path = desk_of(Path(name))
        child = os.fork()
        if child == 0:
            try:
                _record_ten(path, 1)
            finally:
                os._exit(0)
        _record_ten(path, 11)
        os.waitpid(child, 0)
        must(len(attempts_of(path)) == 3 + 20, f"{len(attempts_of(path))} calls")
        must_be_sound(path)
        tally.count("all of both")
    return tally


def _record_ten(path: Path, first: int) -> None:
    with opened(path) as desk:
        for lead_id in range(first, first + 10):
            record_outcome(desk, lead_id, Call("busy"))
