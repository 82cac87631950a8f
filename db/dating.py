"""The dates of a project's annotations, read from the file for the density across time."""

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.db.density import Bin, By, Clock, Dated, Density, density, masses_of
from crossread.db.store.store import Store

_NO_SERIES = {"event": "no event", "claim": "no claim", "source": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDensity:
    """A density with the name of each series, in the order of the codebook or of the sources."""

    density: Density
    labels: dict[str | None, str]

    def as_json(self) -> dict[str, object]:
        """As `crossread density --json` prints it."""
        return {
            "bin": self.density.bin,
            "bins": self.density.bins,
            "series": [
                {"id": each, "label": self.labels[each], "mass": mass} for each, mass in self.density.series.items()
            ],
            "undated": self.density.undated,
        }


def dated_annotations(store: Store) -> Iterator[Dated]:
    """What the density depends on, for every annotation."""
    dates: dict[str, str | None] = dict(store.rows("SELECT id, date FROM events"))
    about: dict[str, str | None] = dict(store.rows("SELECT id, event_id FROM claims"))
    published: dict[str, str | None] = dict(store.rows("SELECT id, published FROM sources"))
    # Three scans and two dictionaries: joining by SQL looks every annotation up by its id, at three times the cost.
    tags: dict[str, list[tuple[str, str | None]]] = {}
    for annotation_id, event_id, date in store.conn.execute("SELECT annotation_id, event_id, date FROM event_tags"):
        tags.setdefault(annotation_id, []).append((event_id, date or dates.get(event_id)))
    claims: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for annotation_id, claim_id in store.conn.execute("SELECT annotation_id, claim_id FROM positions"):
        event_id = about.get(claim_id)
        claims.setdefault(annotation_id, []).append((claim_id, event_id, dates.get(event_id) if event_id else None))
    for annotation_id, source_id, created_at in store.conn.execute("SELECT id, source_id, created_at FROM annotations"):
        yield Dated(
            source_id, tags.get(annotation_id, ()), claims.get(annotation_id, ()), published.get(source_id), created_at
        )


def density_of(store: Store, *, clock: Clock = "happened", by: By = "source", width: Bin = "month") -> LabelledDensity:
    """The density of all annotations; every source, event or claim is a series, also an empty one."""
    table, column = {"source": ("sources", "title"), "event": ("events", "title"), "claim": ("claims", "statement")}[by]
    order = "sort_order IS NULL, sort_order, key" if by == "source" else "key"
    labels: dict[str | None, str] = dict(store.rows(f"SELECT id, {column} FROM {table} ORDER BY {order}"))
    masses = masses_of(dated_annotations(store), clock=clock, by=by)
    found = density(masses, width, labels)
    return LabelledDensity(density=found, labels={**labels, None: _NO_SERIES[by]})
