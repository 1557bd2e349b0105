"""How fast fifty pages are compared, beside difflib over the same words: `python benchmarks/comparing.py [ROUNDS]`.

difflib is asked with its own shortcut for common words on; without it fifty pages take minutes. It says which words
differ and no more; ours also keeps blocks, tables and marks apart. The two take turns: a ratio below 1 is faster.
"""

import os
import random
import re
import statistics
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

PARAGRAPHS = 360  # about fifty pages


def main(rounds: int) -> None:
    from text.comparing import changed_html

    old, new = texts()
    words = re.compile(r"\s+|\w+|[^\w\s]")

    def plainly() -> None:
        SequenceMatcher(None, words.findall(old), words.findall(new)).get_opcodes()

    ours, theirs = [], []
    for _round in range(rounds):
        ours.append(_seconds(lambda: changed_html(old, new)))
        theirs.append(_seconds(plainly))
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    count = len(re.findall(r"\w+", old))
    print(
        f"{count} words: {statistics.median(ours):.2f} s here, {statistics.median(theirs):.2f} s difflib, {ratio:.3f}"
    )


def texts() -> tuple[str, str]:
    """Two editions of a long section: every other paragraph with a changed word, some gone, some come, some moved."""
    chance = random.Random(2027)
    letters = "abcdefghijklmnoprstuvyåäö"
    known = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _word in range(3000)]
    weights = [1 / place for place in range(1, 3001)]
    old = [" ".join(chance.choices(known, weights, k=chance.randint(25, 90))) + "." for _one in range(PARAGRAPHS)]
    new = [text.replace(" ", " ändrat ", 1) if place % 2 else text for place, text in enumerate(old)]
    for _turn in range(15):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
        new.pop(chance.randrange(len(new)))
    return tuple("".join(f"<p>{text}</p>" for text in edition) for edition in (old, new))


def _seconds(act) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
