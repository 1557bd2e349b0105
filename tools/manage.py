"""`make -s manage ARGS="…"`: any management command in the environment; standard output is its own alone."""

import os

from tools import setup
from tools.console import ROOT, main
from tools.run import data_folder, prepare_database


def _main(arguments: list[str]) -> None:
    setup.ensure()
    os.environ.setdefault("SAMVERKA_LOCAL", "true")
    if _has_no_database():
        prepare_database("--without-demo")
    os.chdir(ROOT)
    os.execv(setup.PYTHON, [str(setup.PYTHON), "manage.py", *arguments])  # noqa: S606


def _has_no_database() -> bool:
    """On a new clone; whoever has set DATABASE_URL looks after that database."""
    return not os.environ.get("DATABASE_URL") and not (data_folder() / "samverka.sqlite3").exists()


if __name__ == "__main__":
    main(_main)
