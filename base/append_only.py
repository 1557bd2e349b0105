"""Rows that cannot be changed afterwards: the database itself refuses, whoever asks.

A model says `append_only = True`. The triggers are made again after every migrate and not in a migration, since SQLite
drops them in silence when a later migration rebuilds the table.
"""

from contextlib import contextmanager

from django.apps import apps
from django.core import checks
from django.db import connections

FUNCTION = "samverka_append_only"
_SQLITE = """
CREATE TRIGGER "{name}" BEFORE {event} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = 'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW EXECUTE FUNCTION {function}()'
_LISTING = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND tgenabled <> 'D' AND pg_table_is_visible(pg_class.oid)
    """,
}


def make(using: str = "default", **kwargs) -> None:
    """Make the triggers that are missing; also the receiver of `post_migrate`."""
    connection = connections[using]
    missing = _missing(connection)
    with connection.cursor() as cursor:
        if missing and connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for table, event in missing:
            template = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
            cursor.execute(template.format(name=_name(table, event), table=table, event=event, function=FUNCTION))


@contextmanager
def given_way(using: str = "default"):
    """Without the triggers for as long as it lasts: for a command whose purpose is to empty the database."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name in _triggers(connection):
            cursor.execute(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))
    try:
        yield
    finally:
        make(using)


def unprotected(using: str = "default") -> list[str]:
    """Tables that should be append-only, and that the database would let somebody change."""
    return sorted({table for table, _event in _missing(connections[using])})


def check(databases=None, **kwargs) -> list[checks.CheckMessage]:
    """Asks each database whether its triggers are there. A warning, so that `migrate`, which makes them, can run."""
    return [
        checks.Warning(
            f"These tables can be changed afterwards: {', '.join(tables)}.",
            hint="Run: manage.py migrate",
            id="base.W001",
        )
        for alias in databases or []
        if (tables := unprotected(alias))
    ]


def _missing(connection) -> list[tuple[str, str]]:
    made = {name for _table, name in _triggers(connection)}
    wanted = [(table, event) for table in _tables(connection) for event in ("UPDATE", "DELETE")]
    return [(table, event) for table, event in wanted if _name(table, event) not in made]


def _tables(connection) -> list[str]:
    """The tables of append-only models that exist: in the middle of a first migrate some do not."""
    existing = set(connection.introspection.table_names())
    models = [model for model in apps.get_models() if getattr(model, "append_only", False)]
    return [model._meta.db_table for model in models if model._meta.db_table in existing]


def _triggers(connection) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_LISTING[connection.vendor])
        return [(table, name) for table, name in cursor.fetchall() if name.endswith("_append_only")]


def _name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_append_only"
