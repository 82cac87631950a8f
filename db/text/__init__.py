"""Pure work on texts: normalising, hashes, paragraphs, sentences, words, and what seems to be missing.

Offsets are Unicode code points, ranges half-open. Nothing here knows of a project, and importing it costs next to
nothing: patterns are compiled when first used.
"""

from crossread.db.text.gaps import gaps, may_be_cut_off
from crossread.db.text.normalising import CONTEXT_LENGTH, normalise, prefix_suffix, quote_matches, sha256
from crossread.db.text.paragraphs import paragraph_at, paragraph_number, paragraphs
from crossread.db.text.sentences import sentence_at, sentences
from crossread.db.text.words import word_at, words

__all__ = [
    "CONTEXT_LENGTH",
    "gaps",
    "may_be_cut_off",
    "normalise",
    "paragraph_at",
    "paragraph_number",
    "paragraphs",
    "prefix_suffix",
    "quote_matches",
    "sentence_at",
    "sentences",
    "sha256",
    "word_at",
    "words",
]
