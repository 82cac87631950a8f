"""What the list says in words: headings, counts, conflicts, what a deletion takes along, what an empty place says."""

from PySide6.QtCore import QCoreApplication

from crossread.db.claims import ClaimUse
from crossread.db.events import EventUse
from crossread.db.voices import VoiceUse
from crossread.desktop.codebook.book import Book, Entry, Figures, Kind
from crossread.desktop.widgets.live_keys import live_keys


class Words:
    """The sentences; `sources_open` is how many sources the figures are of, 0 for all, `time` what time, if of one."""

    def __init__(self) -> None:
        self.sources_open = 0
        self.time = ""

    def title(self, kind: Kind) -> str:
        """The heading of a section."""
        return {"claim": _tr("Claims"), "event": _tr("Events"), "voice": _tr("Voices")}[kind]

    def one(self, kind: Kind) -> str:
        """One of a kind."""
        return {"claim": _tr("claim"), "event": _tr("event"), "voice": _tr("voice")}[kind]

    def new(self, kind: Kind) -> str:
        """What makes another."""
        return {"claim": _tr("New claim"), "event": _tr("New event"), "voice": _tr("New voice")}[kind]

    def section(self, kind: Kind, book: Book) -> str:
        """A section for a screen reader."""
        return f"{self.title(kind)}, {book.count.get(kind, 0)}"

    def found(self, shown: int, total: int) -> str:
        """How many of all the filter shows."""
        return _tr("{shown} of {all}").format(shown=shown, all=total)

    def hint(self, kind: Kind) -> str:
        """What to do where there is none of a kind."""
        return {
            "claim": _tr("No claims yet. Select words in a source and {tag}, or make one with +.").format(
                tag=_pressing("tag_claim")
            ),
            "event": _tr("No events yet. Select words in a source and {tag}, or make one with +.").format(
                tag=_pressing("tag_event")
            ),
            "voice": _tr("No voices yet. Make one with +, or write @name while tagging."),
        }[kind]

    def nothing_found(self, typed: str) -> str:
        """The filter found nothing."""
        return _tr("Nothing is called “{typed}”. Esc shows all again.").format(typed=typed)

    def where(self) -> str:
        """What the figures are of."""
        if self.time:
            return _tr("brushed time")
        return _tr("in open sources") if self.sources_open else _tr("in all sources")

    def tool_tip(self, entry: Entry, figures: Figures) -> str:
        """All that is known of an entry, as HTML that shows its text letter by letter."""
        from crossread.desktop.widgets.tool_tip import plain_tool_tip

        lines = [entry.title + (f" · {entry.aside}" if entry.aside else "")]
        if self.time:
            lines.append(_tr("{passages} of {time}").format(passages=passages(figures.here), time=self.time))
        if self.time or not self.sources_open:
            lines.append(_tr("{passages} in all sources").format(passages=passages(figures.all)))
        else:
            counted = _tr("{passages} in the open sources, {all} in all")
            lines.append(counted.format(passages=passages(figures.here), all=figures.all))
        tally, total = figures.tally_here, figures.tally_all
        if total and self.sources_open:
            lines.append(
                _tr("{here} between the open sources; {all} between all").format(
                    here=pairs(tally.conflicts, tally.tensions), all=pairs(total.conflicts, total.tensions)
                )
            )
        elif total:
            lines.append(pairs(total.conflicts, total.tensions))
        return plain_tool_tip("\n".join(lines))

    def spoken(self, entry: Entry, figures: Figures) -> str:
        """An entry for a screen reader."""
        parts = [entry.title]
        if entry.code:
            parts.append(entry.code)
        if entry.aside:
            parts.append(entry.aside)
        parts.append(f"{passages(figures.here)} {self.where()}")
        if figures.tally_here:
            parts.append(pairs(figures.tally_here.conflicts, figures.tally_here.tensions))
        elif figures.tally_all:
            parts.append(_tr("conflicts outside the open sources"))
        return ", ".join(parts)


def passages(count: int) -> str:
    """So many passages."""
    return _tr("1 passage") if count == 1 else _tr("{count} passages").format(count=count)


def pairs(conflicts: int, tensions: int) -> str:
    """So many pairs that stand against each other."""
    found = []
    if conflicts or not tensions:
        found.append(_tr("1 conflict") if conflicts == 1 else _tr("{count} conflicts").format(count=conflicts))
    if tensions:
        found.append(_tr("1 tension") if tensions == 1 else _tr("{count} tensions").format(count=tensions))
    return _tr(", ").join(found)


def goes_along(title: str, use: EventUse | ClaimUse | VoiceUse, heir: str = "") -> str:
    """What deleting takes along and what stays, as the question before it; `heir` is the voice above, if any."""
    if isinstance(use, VoiceUse):
        return _voice_goes_along(title, use, heir)
    taken, stays = [], []
    if isinstance(use, EventUse):
        taken.append(_counted(use.event_tags, _tr("1 tag"), _tr("{count} tags")))
        stays.append(_counted(use.claims, _tr("1 claim about it"), _tr("{count} claims about it")))
        stays.append(_counted(use.children, _tr("1 event below it"), _tr("{count} events below it")))
    else:
        taken.append(_counted(use.positions, _tr("1 position"), _tr("{count} positions")))
        taken.append(_counted(use.answers, _tr("1 answer"), _tr("{count} answers")))
        taken.append(_counted(use.silences, _tr("1 silence"), _tr("{count} silences")))
        stays.append(_counted(use.children, _tr("1 claim below it"), _tr("{count} claims below it")))
    taken.append(_counted(use.verdicts, _tr("1 verdict"), _tr("{count} verdicts")))
    gone, kept = _listed(taken), _listed(stays)
    said = [
        _tr("Deleting “{name}” takes {what} along.").format(name=title, what=gone)
        if gone
        else _tr("Delete “{name}”? Nothing goes along.").format(name=title)
    ]
    if kept:
        count = use.children + (use.claims if isinstance(use, EventUse) else 0)
        sentence = _tr("{what} stays.") if count == 1 else _tr("{what} stay.")
        said.append(sentence.format(what=kept))
    if gone:
        said.append(_tr("The passages stay."))
    return " ".join(said)


def _voice_goes_along(title: str, use: VoiceUse, heir: str) -> str:
    said = _listed(
        [
            _counted(use.positions, _tr("1 position"), _tr("{count} positions")),
            _counted(use.event_tags, _tr("1 tag"), _tr("{count} tags")),
            _counted(use.children, _tr("1 voice below it"), _tr("{count} voices below it")),
        ]
    )
    if not said:
        return _tr("Delete “{name}”? Nothing goes along.").format(name=title)
    if heir:
        sentence = _tr("Delete “{name}”? What it has passes to “{heir}”: {what}.")
        return sentence.format(name=title, what=said, heir=heir)
    sentence = _tr("Delete “{name}”? Then the sources say it themselves: {what}.")
    return sentence.format(name=title, what=said)


def _counted(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return one if count == 1 else many.format(count=count)


def _listed(parts: list[str]) -> str:
    there = [part for part in parts if part]
    if len(there) < 2:
        return "".join(there)
    return _tr("{first} and {last}").format(first=_tr(", ").join(there[:-1]), last=there[-1])


def _pressing(action_id: str) -> str:
    """What one does to tag: press the key, or where there is none just tag."""
    key = live_keys().written(action_id)
    return _tr("press {key}").format(key=key) if key else _tr("tag them")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Codebook", text)
