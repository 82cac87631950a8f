"""What each calls it: the words of a claim by voice and date, with every use. Never a conflict."""

from crossread.db.wording.words import Use, Word, Wording, read_wording

__all__ = ["Use", "Word", "Wording", "read_wording"]
