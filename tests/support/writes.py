"""Which of the house's tables are written to while something is asked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_OURS = ("agreements_", "base_", "documents_", "organisations_")


@contextmanager
def tables_written() -> Iterator[set[str]]:
    """The tables of our own apps; sessions and counts of attempts are nobody's papers."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        if (found := _WRITE.match(sql)) and found[1].startswith(_OURS):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
