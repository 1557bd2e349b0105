"""The words of a paragraph with their marks: strong, em, links and line breaks."""

import re
import unicodedata
from dataclasses import dataclass, replace
from html import escape

# Soft hyphens, zero-width characters and marks of direction: pasted along, seen by nobody, and in the way of a search.
INVISIBLE = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
INVISIBLE |= dict.fromkeys([0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)])
_SPACES = re.compile(r"\s{2,}|[\t\n\v\f\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class Run:
    """Words with the same marks, or (`br`) a line break."""

    text: str = ""
    strong: bool = False
    em: bool = False
    href: str = ""
    br: bool = False

    def marked_as(self, other: "Run") -> bool:
        return (self.strong, self.em, self.href, self.br) == (other.strong, other.em, other.href, other.br)


BREAK = Run(br=True)


def tidy(runs: list[Run]) -> list[Run]:
    """The runs with single spaces, none at the ends or beside a break, and neighbours with the same marks as one."""
    runs = merged([replace(run, text=run.text.translate(INVISIBLE)) for run in runs])
    runs = merged(_plain_spaces(merged(_single_spaces(runs))))
    return [replace(run, text=unicodedata.normalize("NFC", run.text)) for run in _without_outer_breaks(runs)]


def paragraphs(runs: list[Run]) -> list[list[Run]]:
    """Tidy runs, parted where a blank line was made with two breaks."""
    parts: list[list[Run]] = [[]]
    for run in tidy(runs):
        if run.br and parts[-1] and parts[-1][-1].br:
            parts[-1].pop()
            parts.append([])
        elif not (run.br and not parts[-1]):
            parts[-1].append(run)
    return [part for part in parts if part]


def as_text(runs: list[Run], *, line_break: str = " ") -> str:
    return "".join(line_break if run.br else run.text for run in runs)


def as_html(runs: list[Run]) -> str:
    """Links outermost, then strong, then em, so that the same words always give the same HTML."""
    return "".join(map(_run_html, runs))


def _run_html(run: Run) -> str:
    if run.br:
        return "<br>"
    html = escape(run.text, quote=False)
    html = f"<em>{html}</em>" if run.em else html
    html = f"<strong>{html}</strong>" if run.strong else html
    return f'<a href="{escape(run.href)}">{html}</a>' if run.href else html


def merged(runs: list[Run]) -> list[Run]:
    out: list[Run] = []
    for run in runs:
        if not run.text and not run.br:
            continue
        if out and not run.br and out[-1].marked_as(run):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return out


def _single_spaces(runs: list[Run]) -> list[Run]:
    out: list[Run] = []
    at_edge = True
    for run in runs:
        if run.br:
            _strip_end(out)
            out.append(run)
            at_edge = True
            continue
        text = _SPACES.sub(" ", run.text)
        if text[:1].isspace() and (at_edge or out[-1].text[-1:].isspace()):
            if not at_edge:
                out[-1] = replace(out[-1], text=out[-1].text[:-1] + " ")
            text = text[1:]
        if text:
            out.append(replace(run, text=text))
            at_edge = False
    _strip_end(out)
    return out


def _strip_end(runs: list[Run]) -> None:
    while runs and not runs[-1].br:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        if runs[-1].text:
            return
        runs.pop()


def _plain_spaces(runs: list[Run]) -> list[Run]:
    """A space between words has the marks that the words on both sides share."""
    out = list(runs)
    for place, run in enumerate(runs):
        if not run.br and run.text.isspace() and 0 < place < len(runs) - 1:
            before, after = runs[place - 1], runs[place + 1]
            same = before.marked_as(after)
            out[place] = replace(before, text=run.text) if same and not before.br else Run(run.text)
    return out


def _without_outer_breaks(runs: list[Run]) -> list[Run]:
    start, end = 0, len(runs)
    while start < end and runs[start].br:
        start += 1
    while end > start and runs[end - 1].br:
        end -= 1
    return runs[start:end]
