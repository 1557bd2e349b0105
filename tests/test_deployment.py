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


def units() -> dict[str, dict[str, str]]:
    """The systemd units of the guide, by file name."""
    found = re.findall(r"`/etc/systemd/system/([\w.-]+)`:\n\n```ini\n(.*?)```", GUIDE, re.DOTALL)
    return {name: dict(line.split("=", 1) for line in text.splitlines() if "=" in line) for name, text in found}


def test_everything_that_runs_does_so_as_the_same_user_in_the_same_place_with_the_same_settings():
    services = {name: unit for name, unit in units().items() if name.endswith(".service")}
    assert set(services) == {
        "samverka.service",
        "samverka-worker.service",
        "samverka-mail.service",
        "samverka-daily.service",
    }
    for unit in services.values():
        assert unit["User"] == "samverka"
        assert unit["WorkingDirectory"] == "/srv/samverka/app"
        assert unit["EnvironmentFile"] == "/etc/samverka.env"
        assert unit["ExecStart"].startswith("/srv/samverka/app/.venv/bin/python ")
    timers = {name for name in units() if name.endswith(".timer")}
    assert {name.replace(".timer", ".service") for name in timers} <= set(services)
    enabled = next(line for line in GUIDE.splitlines() if "systemctl enable" in line)
    assert all(name in enabled for name in timers | {"samverka.service", "samverka-worker.service"})


def test_cron_does_what_the_timers_do():
    lines = re.findall(r"^[\d*]+ [\d*]+ \* \* \* +samverka +(.*)$", GUIDE, re.MULTILINE)
    began = "cd /srv/samverka/app && set -a && . /etc/samverka.env && .venv/bin/python manage.py "
    assert [line.removeprefix(began).split()[0] for line in lines] == ["send_mail", "daily"]


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
