"""Rows as the driver takes them: where many are written at once, SQLAlchemy takes longer for each than the database."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

Processor = Callable[[Any], Any]


def insert_many(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    common: Mapping[str, Any] | None = None,
    unless: str = "",
) -> None:
    """
    Add rows that all name the same columns; every other column gets its default.

    common: the columns in which all of them have the same.  unless: a unique column; a row whose value there is known
    already is passed over.
    """
    if not rows:
        return
    given = {name: processor(connection, table.c[name]) for name in rows[0]}
    same = {name: _stored(connection, table.c[name], value) for name, value in (common or {}).items()}
    rest = {column.name: _default(connection, column) for column in table.c if _is_left(column, given | same)}
    names = ", ".join((*given, *same, *rest))
    marks = ", ".join([mark(connection)] * (len(given) + len(same) + len(rest)))
    passing = f" ON CONFLICT ({unless}) DO NOTHING" if unless else ""
    constant = (*same.values(), *rest.values())
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) VALUES ({marks}){passing}",  # noqa: S608 - our own names
        [
            (*(change(row[name]) if change else row[name] for name, change in given.items()), *constant)
            for row in rows
        ],
    )


def mark(connection: Connection) -> str:
    """Return what stands for a value in a statement of this driver."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def processor(connection: Connection, column: Column[Any]) -> Processor | None:
    """Return what turns a value into what the driver stores, by the type of its column; None where it stays."""
    return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)


def _is_left(column: Column[Any], given: Mapping[str, object]) -> bool:
    return column.name not in given and column.default is not None


def _default(connection: Connection, column: Column[Any]) -> Any:
    default: Any = column.default
    return _stored(connection, column, default.arg(None) if default.is_callable else default.arg)


def _stored(connection: Connection, column: Column[Any], value: Any) -> Any:
    change = processor(connection, column)
    return change(value) if change else value
