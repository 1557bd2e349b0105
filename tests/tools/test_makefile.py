import re
import subprocess

from tools.console import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()


def test_make_alone_lists_every_command_with_what_it_does():
    commands = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split())
    listing = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+) +\S", listing, re.MULTILINE)) == commands


def test_every_tool_that_a_command_starts_is_there():
    started = set(re.findall(r"-m tools\.(\w+)", MAKEFILE))
    assert started
    assert [name for name in started if not (ROOT / "tools" / f"{name}.py").is_file()] == []
