"""The settings of the tests: those of the application, from a known environment, with cheap passwords."""

import os

os.environ.setdefault("SAMVERKA_LOCAL", "true")
os.environ.setdefault("SAMVERKA_DEMO", "false")

from config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
