"""The schema: made, brought up to date, or refused."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from callback_desk.domain.errors import DatabaseDamaged, SchemaNewer
from callback_desk.storage.engine import told_as_desk_errors, transaction
from callback_desk.translation import _

# Every revision that ever landed, the oldest first. A landed one is never edited.
REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
    "0025",
    "0026",
)
# In earlier ones there is no head of the audit, which stands in every backup.
BACKED_UP_FROM = "0009"
MIGRATIONS = Path(__file__).parent / "migrations"


def ensure_schema(
    engine: Engine, path: Path, before: Callable[[], object] | None = None
) -> None:
    """Bring the database to the newest schema; nothing happens where it is there.

    Args:
        engine: on the database.
        path: where it is.
        before: keeps what stands there; called first where a schema is behind that can
            be backed up.

    Raises:
        SchemaNewer: a newer program wrote it; it is left untouched.
        DatabaseDamaged: it is no database of this program.
    """
    with transaction(engine, path, writes=False) as connection:
        revision = _revision(connection)
    if revision == REVISIONS[-1]:
        return
    if revision is None:
        raise DatabaseDamaged(path=path, reason=_("it holds no desk"))
    if revision not in REVISIONS:
        raise SchemaNewer()
    if before is not None and revision >= BACKED_UP_FROM:
        before()
    migrate(engine, path)


def migrate(engine: Engine, path: Path, revision: str = "head") -> None:
    """Run the migrations that are missing, all of them or none.

    Args:
        engine: on the database.
        path: where it is.
        revision: the last one that is run.
    """
    # Imported only here: an up-to-date desk opens without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with (
        told_as_desk_errors(path),
        transaction(engine, path, writes=True) as connection,
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    rows = connection.execute(text("SELECT version_num FROM alembic_version"))
    revision = rows.scalar_one_or_none()
    return None if revision is None else str(revision)
