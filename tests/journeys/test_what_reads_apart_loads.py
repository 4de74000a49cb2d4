"""The process that reads a long file loads what it needs, and no more."""

import pickle
import subprocess
import sys
from pathlib import Path

from callback_desk.bootstrap import _READ_WITH
from callback_desk.services.block_judging import BlockJudge
from callback_desk.services.import_leads import SourceSettings
from callback_desk.services.in_force import in_force
from callback_desk.services.reading_apart import ReadingApart
from tests.desks import copy_desk, opened

# It waits for every one of them, and holds them as long as the file lasts.
NOT_NEEDED = ("callback_desk.domain.ports", "callback_desk.incoming", "email")
PROGRAM = """
import pickle, sys
from importlib import import_module
for name in sys.argv[2:]:
    import_module(name)
with open(sys.argv[1], "rb") as order:
    work = pickle.load(order)
print(sum(len(block.judged.block.raws) for block in work()))
print(*sys.modules, sep="\\n")
"""


def test_an_order_brings_nothing_along_that_reading_does_without(
    tmp_path: Path,
) -> None:
    file = tmp_path / "leads.csv"
    rows = (f"Ann Bell,212-555-{n:04},Please call\n" for n in range(100))
    file.write_text("Name,Phone,Message\n" + "".join(rows), encoding="utf-8")
    with opened(copy_desk(tmp_path)) as desk:
        leads = desk.open_lead_file(file)
        with desk.open_work(writes=False) as work:
            settings = in_force(desk, work)
        judge = BlockJudge(SourceSettings().of(leads).judge(desk, settings))
        order = tmp_path / "order"
        order.write_bytes(pickle.dumps(ReadingApart(leads, judge, 50, 100_000, 1)))  # type: ignore[arg-type] # a CSV file reads blocks
    told = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, order, *_READ_WITH],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert told[0] == "50"
    assert "callback_desk.services.reading_apart" in told
    assert [name for name in NOT_NEEDED if name in told] == []
