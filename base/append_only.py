"""Rows that cannot be changed afterwards: the database itself refuses, whoever asks.

A model says `append_only = True`. What must be possible all the same it declares in `append_only_but`: for "UPDATE" or
"DELETE" a condition on the rows OLD and NEW, in SQL that both databases understand. The triggers are made again after
every migrate and not in a migration, since SQLite drops them in silence when a later migration rebuilds the table.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.core import checks
from django.db import connections

FUNCTION = "samverka_append_only"
NEVER = "FALSE"
_SQLITE = """
CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" WHEN NOT ({but})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF {but} THEN IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF; END IF;
RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
_POSTGRESQL = 'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW EXECUTE FUNCTION {function}()'
_LISTING = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND tgenabled <> 'D' AND pg_table_is_visible(pg_class.oid)
    """,
}


@dataclass(frozen=True)
class Rule:
    """What the database refuses: the event on the table, but where the condition holds."""

    table: str
    event: str
    but: str

    @property
    def name(self) -> str:
        """The trigger's; another condition is another name, so that a changed rule is made anew."""
        which = "" if self.but == NEVER else "_" + hashlib.sha256(self.but.encode()).hexdigest()[:6]
        return f"{self.table}_{self.event.lower()}{which}_append_only"

    @property
    def function(self) -> str:
        return FUNCTION if self.but == NEVER else f"{FUNCTION}_{self.table}_{self.event.lower()}"


def make(using: str = "default", **kwargs) -> None:
    """Make the triggers that are missing and drop those of earlier rules; also the receiver of `post_migrate`."""
    connection = connections[using]
    wanted, made = _rules(connection), _triggers(connection)
    with connection.cursor() as cursor:
        for table, name in made:
            if name not in {rule.name for rule in wanted}:
                cursor.execute(_drop(connection, table, name))
        for rule in _missing(connection):
            _make(connection, cursor, rule)


def _make(connection, cursor, rule: Rule) -> None:
    words = {"name": rule.name, "event": rule.event, "table": rule.table, "but": rule.but, "function": rule.function}
    if connection.vendor == "postgresql":
        cursor.execute(_POSTGRESQL_FUNCTION.format(**words))
    cursor.execute((_SQLITE if connection.vendor == "sqlite" else _POSTGRESQL).format(**words))


def stand_aside(using: str = "default", **kwargs) -> None:
    """Drop those that ask another table, until `make`; the receiver of `pre_migrate`.

    SQLite lets no table be rebuilt while a trigger on another one names it.
    """
    connection = connections[using]
    plain = {rule.name for rule in _rules(connection) if rule.but == NEVER}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table, name in _triggers(connection):
                if name not in plain:
                    cursor.execute(_drop(connection, table, name))


@contextmanager
def given_way(using: str = "default"):
    """Without the triggers for as long as it lasts: for a command whose purpose is to empty the database."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name in _triggers(connection):
            cursor.execute(_drop(connection, table, name))
    try:
        yield
    finally:
        make(using)


def unprotected(using: str = "default") -> list[str]:
    """Tables that should be append-only, and that the database would let somebody change."""
    return sorted({rule.table for rule in _missing(connections[using])})


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


def _missing(connection) -> list[Rule]:
    made = {name for _table, name in _triggers(connection)}
    return [rule for rule in _rules(connection) if rule.name not in made]


def _rules(connection) -> list[Rule]:
    """Those of append-only models whose tables exist: in the middle of a first migrate some do not."""
    existing = set(connection.introspection.table_names())
    kept = [model for model in apps.get_models() if getattr(model, "append_only", False)]
    return [
        Rule(model._meta.db_table, event, getattr(model, "append_only_but", {}).get(event, NEVER))
        for model in kept
        if model._meta.db_table in existing
        for event in ("UPDATE", "DELETE")
    ]


def _drop(connection, table: str, name: str) -> str:
    return f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else "")


def _triggers(connection) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_LISTING[connection.vendor])
        return [(table, name) for table, name in cursor.fetchall() if name.endswith("_append_only")]
