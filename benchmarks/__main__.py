"""Every benchmark, one after the other: `make benchmark`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

for name in ("pdf.py", "lists.py", "comparing.py", "long_paper.py", "joining.py", "packages.py"):
    print(f"\n== {name}", flush=True)
    subprocess.run([sys.executable, HERE / name], check=True)
