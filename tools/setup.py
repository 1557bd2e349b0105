"""The environment in .venv, the packages with their hashes, the web assets: made when needed, skipped when there."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tools import assets, debian
from tools.console import ROOT, Refusal, main, run, say
from tools.stamps import is_made, mark_made

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_IS_NEW_ENOUGH = "process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)"
# An environment whose Python was upgraded or removed underneath it looks whole, and is not.
WHOLE = "import os, site, sys; sys.exit(sys.version_info < (3, 11) or not os.path.isdir(site.getsitepackages()[0]))"


def ensure(*, development: bool = False, tests: bool = False) -> None:
    """Make everything ready for running the application, for developing it, or for its whole test suite.

    Raises Refusal with a sentence when something is missing that may not be installed.
    """
    _require_system(tests=tests)
    _ensure_environment()
    _ensure_packages(development=development or tests)
    _ensure_node_modules()
    assets.ensure(PYTHON)


def _require_system(*, tests: bool) -> None:
    packages = debian.missing_print_libraries()
    if not _runs(PYTHON, WHOLE):
        packages += debian.missing_venv()
    if tests:
        packages += debian.missing_browser() + debian.missing_postgres()
    debian.require(packages)


def _ensure_environment() -> None:
    if _runs(PYTHON, WHOLE):
        return
    say(f"Skapar Pythonmiljön i {VENV.name} …")
    shutil.rmtree(VENV, ignore_errors=True)
    # Asked in a new process: the package that holds ensurepip may have been installed a moment ago.
    without_pip = [] if _runs(sys.executable, "import ensurepip") else ["--without-pip"]
    run([sys.executable, "-m", "venv", *without_pip, VENV], "Pythonmiljön kunde inte skapas: se felet ovanför.")


def _ensure_packages(*, development: bool) -> None:
    lock = ROOT / ("requirements-dev.txt" if development else "requirements.txt")
    if is_made(VENV, [lock]):
        return
    count = sum("==" in line for line in lock.read_text().splitlines())
    say(f"Installerar {count} Pythonpaket, vilket kan ta en minut första gången …")
    _pip_install(lock)
    # WeasyPrint opens Pango when it is imported: better to hear of it here than at the first PDF.
    run(
        [PYTHON, "-c", "import weasyprint"],
        "WeasyPrint hittar inte Pango: installera Pango 1.44 eller nyare (på macOS ”brew install pango”).",
    )
    # The development lock holds all of the other.
    mark_made(VENV, {lock, ROOT / "requirements.txt"})


def _pip_install(lock: Path) -> None:
    run(
        [*_pip(), "install", "-q", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", lock],
        f"Paketen i {lock.name} kunde inte installeras: se felet ovanför, kontrollera nätet och försök igen.",
    )


def _pip() -> list[str | Path]:
    """The environment's own pip, or the system's working on the environment."""
    if _runs(PYTHON, "import pip"):
        return [PYTHON, "-m", "pip"]
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    if _runs(PYTHON, "import ensurepip"):
        run([PYTHON, "-m", "ensurepip"], "pip kunde inte läggas i Pythonmiljön: ta bort .venv och försök igen.")
        return [PYTHON, "-m", "pip"]
    raise Refusal("Pythonmiljön saknar pip: ta bort .venv, kör ”sudo apt-get install python3-venv” och försök igen.")


def _ensure_node_modules() -> None:
    folder, lock = ROOT / "node_modules", ROOT / "package-lock.json"
    if is_made(folder, [lock]):
        return
    program = npm()
    say("Hämtar stilmallar och typsnitt …")
    run(
        [program, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        "Stilmallar och typsnitt kunde inte hämtas med npm: se felet ovanför, kontrollera nätet och försök igen.",
        env=beside(program),
    )
    mark_made(folder, [lock])


def npm() -> Path:
    """The machine's npm when its Node is new enough, otherwise one that is put in the environment as a package."""
    program, node = shutil.which("npm"), shutil.which("node")
    if program and node and _runs(node, NODE_IS_NEW_ENOUGH, flag="-e"):
        return Path(program)
    own = VENV / "bin" / "npm"
    lock = ROOT / "requirements-node.txt"
    if not is_made(VENV, [lock]):
        say("Installerar Node i Pythonmiljön för att kunna hämta stilmallar och typsnitt …")
        _pip_install(lock)
        mark_made(VENV, [lock])
    return own


def beside(program: Path) -> dict[str, str]:
    """The environment in which npm finds the Node that lies beside it."""
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def _runs(program: str | Path, code: str, *, flag: str = "-c") -> bool:
    """Whether the interpreter is there and takes the code without an error."""
    try:
        return subprocess.run([str(program), flag, code], capture_output=True).returncode == 0
    except OSError:
        return False


def _main(arguments: list[str]) -> None:
    ensure(development="--development" in arguments)


if __name__ == "__main__":
    main(_main)
