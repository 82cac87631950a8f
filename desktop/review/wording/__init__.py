"""What each calls it: the words of a claim by voice and date, each count opened to its sentences.

Public for its neighbours: `section.WordingSection` for the detail.
"""
