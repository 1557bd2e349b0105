"""`make demo`: the embedded database made anew, with a new demo year."""

import os
import shutil
from pathlib import Path

from tools import setup
from tools.console import Refusal, main, say
from tools.run import data_folder, prepare_database


def _main(arguments: list[str]) -> None:
    if os.environ.get("DATABASE_URL"):
        raise Refusal("DATABASE_URL är satt och den databasen rörs inte: kör ”env -u DATABASE_URL make demo”.")
    setup.ensure()
    os.environ.setdefault("SAMVERKA_LOCAL", "true")
    _remove(data_folder())
    say(prepare_database())
    say("Starta med ”make run”.")


def _remove(folder: Path) -> None:
    for name in ("samverka.sqlite3", "samverka.sqlite3-wal", "samverka.sqlite3-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "prints", ignore_errors=True)


if __name__ == "__main__":
    main(_main)
