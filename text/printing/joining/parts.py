"""What goes into a joined file and what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from text.printing.pdf import Attachment


@dataclass(frozen=True)
class Part:
    """One paper of several: `html` as a whole document of ours, or `pdf`, a finished file that came from outside.

    label: "Bilaga 2", stands on every page of it; empty for the paper that the others belong to. mark: "Kopia", stands
    on every page of a finished file; on a paper of ours its own HTML says it. file_name: what a finished file was
    called. originals: files that lie unchanged in the joined one, such as the signed paper that this is printed from.
    note: what stands below the title among the contents, before how many pages the part has.
    """

    label: str
    title: str
    html: str = ""
    pdf: bytes = b""
    mark: str = ""
    file_name: str = ""
    originals: Sequence[Attachment] = ()
    note: str = ""


@dataclass(frozen=True)
class Placed:
    """Where a part lies in the joined file. first_page: by the running number, from 1.

    remark: a Swedish sentence about how a finished file was put in, or "". pdf: the part alone, as it was printed or
    as it came.
    """

    first_page: int
    pages: int
    remark: str
    pdf: bytes


@dataclass(frozen=True)
class Joined:
    """The joined file, its number of pages with the contents counted, and its parts in their order."""

    pdf: bytes
    pages: int
    parts: list[Placed]
