"""A test database with every migration done, and copies of it for runs that go at the same time.

`python -m tests.support.migrated COPY …` prints the name of each copy, a line each; tests.settings takes one.
"""

import sys

import django


def main(copies: list[str]) -> None:
    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    for copy in copies:
        connection.creation.clone_test_db(copy, verbosity=0, autoclobber=True)
        print(connection.creation.get_test_db_clone_settings(copy)["NAME"])


if __name__ == "__main__":
    main(sys.argv[1:])
