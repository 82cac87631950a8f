"""The dates of a project's annotations, read from the file for the density across time."""

from collections.abc import Sequence
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


def dated_annotations(store: Store, source_ids: Sequence[str] | None = None) -> dict[str, Dated]:
    """What the density depends on, by annotation id: of all annotations, or of those in some sources."""
    where, values = _of_sources(source_ids)
    tags: dict[str, list[tuple[str, str | None]]] = {}
    for annotation_id, *tag in store.rows(
        "SELECT a.id, t.event_id, coalesce(t.date, e.date) FROM annotations a "
        f"JOIN event_tags t ON t.annotation_id = a.id JOIN events e ON e.id = t.event_id {where}",
        values,
    ):
        tags.setdefault(annotation_id, []).append((tag[0], tag[1]))
    claims: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for annotation_id, *claim in store.rows(
        "SELECT a.id, c.id, e.id, e.date FROM annotations a JOIN positions p ON p.annotation_id = a.id "
        f"JOIN claims c ON c.id = p.claim_id LEFT JOIN events e ON e.id = c.event_id {where}",
        values,
    ):
        claims.setdefault(annotation_id, []).append((claim[0], claim[1], claim[2]))
    rows = store.rows(
        "SELECT a.id, a.source_id, s.published, a.created_at FROM annotations a "
        f"JOIN sources s ON s.id = a.source_id {where}",
        values,
    )
    return {
        row[0]: Dated(
            source_id=row[1],
            events=tags.get(row[0], ()),
            claims=claims.get(row[0], ()),
            published=row[2],
            created_at=row[3],
        )
        for row in rows
    }


def density_of(store: Store, *, clock: Clock = "happened", by: By = "source", width: Bin = "month") -> LabelledDensity:
    """The density of all annotations; every source, event or claim is a series, also an empty one."""
    table, column = {"source": ("sources", "title"), "event": ("events", "title"), "claim": ("claims", "statement")}[by]
    order = "sort_order IS NULL, sort_order, key" if by == "source" else "key"
    labels: dict[str | None, str] = dict(store.rows(f"SELECT id, {column} FROM {table} ORDER BY {order}"))
    masses = masses_of(dated_annotations(store).values(), clock=clock, by=by)
    found = density(masses, width, labels)
    return LabelledDensity(density=found, labels={**labels, None: _NO_SERIES[by]})


def _of_sources(source_ids: Sequence[str] | None) -> tuple[str, Sequence[str]]:
    if source_ids is None:
        return "", ()
    return f"WHERE a.source_id IN ({', '.join('?' * len(source_ids))})", source_ids
