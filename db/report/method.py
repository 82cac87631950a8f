"""How a report was worked out, in plain words: what is compared, when it is a conflict, what is counted."""

from collections.abc import Iterator

from crossread.db.report.blocks import Block, Facts, Heading, line

_TEXT = """
What is compared
A passage of a source was marked and said to assert, deny or question something, in the source's own name or in
that of a voice it quotes. A report that somebody denies something is that somebody's denial. Questions are
never compared. All statements on one claim are compared two by two, whatever their sources; so are the dates
that passages give one event.

Conflict
Two statements that cannot both hold: one asserts what the other denies; two numbers, lengths of time or dates
whose ranges do not meet; two different answers where only one can be right; parts that add up to more than
their total. “About” allows ten in a hundred either way unless the claim says otherwise; “nearly” ten below;
“more than” and “at least” are open above, “up to” and “less than” below.

Tension
Two statements that hold together only by courtesy: the ranges meet, but not without the open end or the
“about”, and the stated figures are more than five in a hundred apart; or dates that meet only because one is
approximate, or do not meet but one is uncertain or is a season and no more than a month away.

Not the same thing
Both name a scope and these are not equal, or both say as of when and the days do not meet. Such a pair is no
conflict; it is listed with what tells the two apart.

What is counted
Accounts, not outlets: a voice counts once, whoever quotes it; where sources speak for themselves, those that
copy or translate one another or have the same origin count once, and so do those whose way ends at the same
place. Figures of pairs count statements two by two.

What was set aside
A finding can set statements aside, with a reason. They are listed, and are compared with nothing any more.

To be looked at again
A finding keeps a fingerprint of all that was judged. When the claim's words or anything that is stated on it
change afterwards, it is marked, and what changed is listed.

Silent, unread
A source is silent where somebody read it for the claim and said so. Unread means only that nobody said that
they read it to the end. Neither is a denial.

Quotes and paragraphs
Each quote is exactly the text of the source between the two characters given, counted from 0 in Unicode code
points, the end not included. Paragraphs are counted from 1. The SHA-256 is of the text in UTF-8 with line ends
as a single line feed: whoever has the same text can check every quote.
"""


def method() -> Iterator[Block]:
    """How conflicts are worked out and what is counted."""
    yield Heading(level=2, text=line("How this was worked out"), anchor="method")
    rows = (each.partition("\n") for each in _TEXT.strip().split("\n\n"))
    yield Facts(rows=tuple((title, line(" ".join(words.split()))) for title, _, words in rows))
