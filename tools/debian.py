"""What the project needs of the system: installed from Debian where that is allowed, otherwise named."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.console import Refusal, run, say

# The libraries that WeasyPrint opens, and the packages that hold them.
PRINT_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
# The one without windows comes first: a page opens in a third of the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def missing_print_libraries() -> list[str]:
    """Debian packages; nothing on another kind of system, where the installed environment is tried instead."""
    return [package for library, package in PRINT_LIBRARIES.items() if _on_linux() and not _can_open(library)]


def missing_venv() -> list[str]:
    """Debian leaves the part of venv that brings pip in a package of its own; a pip of the system's does as well."""
    if importlib.util.find_spec("ensurepip") or importlib.util.find_spec("pip"):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def missing_browser() -> list[str]:
    return [] if any(shutil.which(name) for name in BROWSERS) else [BROWSERS[0]]


def postgres_program(name: str) -> str | None:
    """The server's program; Debian keeps those outside PATH, one folder per version."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: _number(path.parts[-3]))
    return shutil.which(name) or (str(versions[-1]) if versions else None)


def missing_postgres() -> list[str]:
    return [] if postgres_program("initdb") and postgres_program("postgres") else ["postgresql"]


def require(packages: Iterable[str]) -> None:
    """Install what is missing; raises Refusal with the command to run where that is not allowed."""
    wanted = list(packages)
    if not wanted:
        return
    command = f"apt-get install -y {' '.join(wanted)}"
    if not shutil.which("apt-get"):
        raise Refusal(f"Det här saknas i systemet: {', '.join(wanted)} (Debians namn). Installera det och försök igen.")
    rights = _rights()
    if rights is None:
        raise Refusal(f"Det saknas {_listed(wanted)}: kör ”sudo {command}” och försök igen.")
    say(f"Installerar {_listed(wanted)} från Debian …")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    failure = f"{_listed(wanted)} kunde inte installeras: se felet ovanför och kör ”{' '.join([*rights, command])}”."
    # A stale list or one broken source does not have to stop the install; if it does, that says so itself.
    subprocess.run([*apt, "update"], capture_output=True, stdin=subprocess.DEVNULL)
    run([*apt, "install", "-y", "--no-install-recommends", *wanted], failure)


def _rights() -> list[str] | None:
    """What to write before apt-get, or None when nothing may be installed without asking for a password."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL)
        return ["sudo", "-n"] if asked.returncode == 0 else None
    return None


def _on_linux() -> bool:
    return sys.platform.startswith("linux")


def _can_open(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _number(version: str) -> int:
    return int(version) if version.isdigit() else 0


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
