"""Everything behind `make`; plain Python without packages, since it is what installs them.

Each module runs as `python3 -m tools.NAME` from the project's folder.
"""

import sys

# This file must stay readable for an old Python, so that it can say what is wrong.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Samverka behöver Python 3.11 eller nyare, men här är det %s: installera en nyare och kör t.ex. "  # noqa: UP031
        "”make run PYTHON=python3.11”." % sys.version.split()[0]
    )
