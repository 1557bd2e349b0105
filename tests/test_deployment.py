"""What docs/deployment.md tells the operator is true of the settings, and a production server can be made from it."""

import re
from pathlib import Path

from django.core.management import call_command, get_commands

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "deployment.md").read_text()


def variables_read() -> set[str]:
    settings = (ROOT / "config" / "settings.py").read_text()
    return set(re.findall(r'\b(?:env(?:\.\w+)?|flag)\(\s*"([A-Z_]+)"', settings)) | {"DATABASE_URL", "EMAIL_URL"}


def variables_explained() -> set[str]:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}


def test_every_variable_is_explained_and_none_that_is_not_read():
    assert variables_explained() == variables_read()


def test_the_commands_that_the_guide_runs_exist():
    named = set(re.findall(r"manage\.py (\w+)", GUIDE))
    assert {"migrate", "createcachetable", "collectstatic", "check", "createsuperuser", "send_mail", "daily"} <= named
    assert named <= set(get_commands())


def test_static_files_can_be_collected_for_production(settings, tmp_path):
    """Fails when a stylesheet or script names a file that is not there."""
    assets = ROOT / "var" / "assets"
    assert (assets / "vendor").is_dir(), "make test sets this up"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        # As in production but without compressing, which takes longer than all the rest.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").is_file()
