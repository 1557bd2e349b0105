"""`make lint`: style, migrations and the settings of a production server; says all that is wrong."""

import os
import secrets
import subprocess
import tempfile

from tools import setup
from tools.console import ROOT, main, say

# What an operator sets; docs/deployment.md explains it.
PRODUCTION = {
    "DJANGO_DEBUG": "false",
    "SAMVERKA_LOCAL": "false",
    "DJANGO_ALLOWED_HOSTS": "samverka.example",
    "DJANGO_CSRF_TRUSTED_ORIGINS": "https://samverka.example",
    "SITE_URL": "https://samverka.example",
    "EMAIL_URL": "smtp://localhost:25",
    "TRUSTED_PROXIES": "1",
}
RUFF = [setup.PYTHON, "-m", "ruff"]
MANAGE = [setup.PYTHON, "manage.py"]
CHECKS = {
    "Stilen": [*RUFF, "check", "--quiet", "--output-format=concise"],
    "Formateringen": [*RUFF, "format", "--check", "--quiet", "--output-format=concise"],
    "Migreringarna": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "Inställningarna för drift": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
}


def _main(arguments: list[str]) -> int:
    setup.ensure(development=True)
    with tempfile.TemporaryDirectory(prefix="samverka-lint-") as folder:
        chosen = {**PRODUCTION, "DJANGO_SECRET_KEY": secrets.token_urlsafe(50), "SAMVERKA_DATA": folder}
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        wrong = [name for name, command in CHECKS.items() if not _passes(command, {**kept, **chosen})]
    say(f"Att rätta: {', '.join(wrong)}." if wrong else "Stil, migreringar och inställningar är som de ska.")
    return 1 if wrong else 0


def _passes(command: list, env: dict[str, str]) -> bool:
    return subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL).returncode == 0


if __name__ == "__main__":
    main(_main)
