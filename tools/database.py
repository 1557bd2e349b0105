"""Makes the database ready, inside the environment: `.venv/bin/python -m tools.database [--without-demo]`.

Prints on standard output only what the demo says about how to log in.
"""

import os
import sys
from io import StringIO

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from tools.console import Refusal, main


def _main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        for command in ("createcachetable", "load_library", "load_catalogue"):
            call_command(command, verbosity=0, stdout=StringIO())
        if "--without-demo" not in arguments:
            call_command("load_demo", if_empty=True, stdout=sys.stdout)
    except (ImproperlyConfigured, CommandError) as error:
        raise Refusal(str(error)) from error
    except OperationalError as error:
        raise Refusal(f"Databasen går inte att nå eller använda: kontrollera DATABASE_URL. ({error})") from error


if __name__ == "__main__":
    main(_main)
