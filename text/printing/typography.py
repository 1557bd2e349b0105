"""What may not be parted at the end of a line, in Swedish: done when a paper is printed, never in the stored text."""

import re

NBSP = "\u00a0"
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
UNITS = "%|‰|§|kr|tkr|mnkr|mkr|kronor|procent|st|år|kap\\.|st\\.|p\\.|km|m²|°C"

# Each match keeps its words and gets non-breaking spaces.
_TOGETHER = re.compile(
    rf"""
    \b\d{{1,2}}\ (?:{MONTHS})\b             # 1 januari
    | (?<!\d)\d{{1,3}}(?:\ \d{{3}})+(?!\d)  # 12 000
    | §{{1,2}}\ \d+                         # § 12
    | \b\d+\ (?:{UNITS})(?!\w)              # 9 §, 68 %, 3 kap.
    | \b(?:[Nn]r|[Dd]nr|[Kk]l\.|[Ss]\.|[Bb]ilaga|[Kk]ap\.|[Aa]rt\.|[Tt]abell|[Ff]igur)\ (?=[A-ZÅÄÖ\d])
    | \b[A-ZÅÄÖ]{{2,8}}\ (?=\d{{2,4}}[/-]\d)  # KS 2026/123
    | \b[a-zåäö]\.\ (?=[a-zåäö]{{1,2}}\.)          # t. ex.
    | \ (?=[–—]\ )                          # a dash does not begin a line
    """,
    re.VERBOSE,
)


def kept_together(text: str) -> str:
    """The text with non-breaking spaces in dates, amounts, sections of law, numbers and abbreviations."""
    return _TOGETHER.sub(lambda match: match[0].replace(" ", NBSP), text)
