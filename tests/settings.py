"""The settings of the tests: those of the application, from a known environment, with cheap passwords."""

import os

os.environ.setdefault("SAMVERKA_LOCAL", "true")
os.environ.setdefault("SAMVERKA_DEMO", "false")

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # Nothing here outlives the run, so it need not wait for the disk; tools/postgres.py does the same.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
if made := os.environ.get("SAMVERKA_TEST_DATABASE"):
    # A database of tests.support.migrated.
    DATABASES["default"]["TEST"] = {"NAME": made}  # noqa: F405
