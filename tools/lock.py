"""`make lock`: writes the lock files anew from requirements*.in and package.json.

Versions that are already locked stay; `make lock ARGS=--upgrade` takes the newest. Nothing is written that says where a
package was fetched from: every machine fetches from where it is set up to.
"""

import json
from pathlib import Path

from tools import setup
from tools.console import ROOT, main, run

FAILURE = "Låsfilerna kunde inte skrivas: se felet ovanför."


def _main(arguments: list[str]) -> None:
    setup.ensure(development=True)
    _compile("requirements.in", "requirements.txt", *arguments)
    _compile("requirements-dev.in", "requirements-dev.txt", "--constraint", "requirements.txt", *arguments)
    _compile("requirements-node.in", "requirements-node.txt", *arguments)
    npm = setup.npm()
    run([npm, "install", "--package-lock-only", "--ignore-scripts"], FAILURE, env=setup.beside(npm))
    _strip(ROOT / "package-lock.json")


def _compile(source: str, target: str, *options: str) -> None:
    command = [setup.PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--custom-compile-command=make lock"]
    run([*command, *options, source, "--output-file", target], FAILURE)


def _strip(lock: Path) -> None:
    content = json.loads(lock.read_text())
    for package in content["packages"].values():
        for key in ("resolved", "funding"):
            package.pop(key, None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(_main)
