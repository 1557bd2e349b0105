"""What every file of the repository must keep to, so that it can be used anywhere and by anyone."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
# Written in pieces: this file is one of those that are searched.
HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("crates", "io"),
    ]
]
LARGEST_FILE = 600_000


def repository_files() -> list[Path]:
    """Those that git keeps, and new ones that it would keep."""
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> dict[str, str]:
    found = {}
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" not in data:
            found[str(path.relative_to(ROOT))] = data.decode("utf-8")
    return found


def locked_packages(lock: str) -> list[str]:
    """One text per package: its line with the version, and the lines with its hashes."""
    return re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text())[1:]


def test_no_file_names_the_host_of_a_package_registry():
    naming = {name: host for name, text in texts().items() for host in HOSTS if host in text}
    assert naming == {}


def test_no_file_names_a_folder_of_the_machine_where_it_was_written():
    folders = re.compile(r"(?<![\w.])/(work|root|home/\w+)/|\.\./shared|/tmp/[a-z]+/(?!\w*\$)")
    naming = {name: found.group() for name, text in texts().items() if (found := folders.search(text))}
    assert naming == {}


def test_no_file_is_larger_than_a_person_would_read_or_a_picture_needs():
    large = {str(path.relative_to(ROOT)) for path in repository_files() if path.stat().st_size > LARGEST_FILE}
    assert large == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_package_is_pinned_with_hashes(lock):
    packages = locked_packages(lock)
    assert packages
    assert [text.split("\n")[0] for text in packages if not re.match(r"[\w.-]+(\[[\w,-]+\])?==", text)] == []
    assert [text.split("\n")[0] for text in packages if "--hash=sha256:" not in text] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_python_lock_does_not_say_where_packages_are_fetched(lock):
    assert re.findall(r"https?://|--index-url|--find-links|--extra-index-url| @ ", (ROOT / lock).read_text()) == []


def test_the_locks_agree_on_the_versions_that_run():
    def pins(lock):
        return {tuple(text.split()[0].split("==")) for text in locked_packages(lock)}

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


@pytest.mark.parametrize(("source", "lock"), [("requirements.in", LOCKS[0]), ("requirements-dev.in", LOCKS[1])])
def test_every_wish_is_locked(source, lock):
    wishes = re.findall(r"^([a-z0-9][a-z0-9-]*)", (ROOT / source).read_text(), re.MULTILINE)
    locked = {re.split(r"[=\[]", text)[0] for text in locked_packages(lock)}
    assert wishes
    assert [wish for wish in wishes if wish not in locked] == []


def test_every_web_package_is_locked_by_its_content_and_not_by_an_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert "://" not in (ROOT / "package-lock.json").read_text()


def test_no_package_runs_a_program_when_it_is_installed():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if package.get("hasInstallScript")] == []


def test_no_file_of_others_is_kept():
    names = {str(path.relative_to(ROOT)) for path in repository_files()}
    others = re.compile(r"(^|/)(node_modules|vendor|site-packages)/|\.(woff2?|ttf|otf|whl|jar|min\.js|min\.css)$")
    assert {name for name in names if others.search(name)} == set()
