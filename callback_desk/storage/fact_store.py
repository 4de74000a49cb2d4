"""Versions and counts of a desk, inside one transaction."""

from sqlalchemy import Connection, func, inspect, select, table, text


class FactStore:
    """What may be told of a desk without telling of anybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def versions(self) -> dict[str, str]:
        """Of the schema, and of what the database runs on."""
        connection = self._connection
        told = {"schema": "SELECT version_num FROM alembic_version"}
        if connection.dialect.name == "sqlite":
            told["sqlite"] = "SELECT sqlite_version()"
            told["sqlcipher"] = "PRAGMA cipher_version"
        return {
            name: str(connection.execute(text(question)).scalar() or "")
            for name, question in told.items()
        }

    def rows(self) -> dict[str, int]:
        """How many rows each table has, by its name."""
        names = sorted(inspect(self._connection).get_table_names())
        return {
            name: self._connection.execute(
                select(func.count()).select_from(table(name))
            ).scalar_one()
            for name in names
        }
