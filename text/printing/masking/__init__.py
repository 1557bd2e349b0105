"""Maskning: what may not be handed out is taken out of a paper, so that it is nowhere in the file that leaves.

Our own papers are masked as HTML before they are printed (`markup`), so the printer never meets the words. A file that
came from outside becomes new pictures of its pages with black boxes (`pages`, in a process of its own), and nothing of
the old file is in the new one. `words` finds the words in both; `traces` finds what else may tell of them.
"""

from text.printing.masking.markup import masked_html, masked_text
from text.printing.masking.traces import Trace, traces
from text.printing.masking.words import Words, covers, find, is_maskable, words_of

__all__ = ["Trace", "Words", "covers", "find", "is_maskable", "masked_html", "masked_text", "traces", "words_of"]
