"""The timeline's initiatives as a table, dated or not."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Line, Table
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.timeline import Timeline
from diplomat_desk.domain.words import commas, say


class _Names(dict[str, str]):
    """Names of countries by their joined codes, each put together once."""

    def __init__(self, basis: Basis) -> None:
        super().__init__()
        self._countries = basis.countries

    def __missing__(self, joined: str) -> str:
        names = (self._countries.name(code) for code in joined.split(",") if code)
        found = self[joined] = commas(sorted(names))
        return found


def timeline_table(figures: Timeline, basis: Basis) -> Table:
    """Return a line for each initiative by its first day, undated ones last.

    Start and end are EDTF text, so that they sort by time and a file says exactly what is known.
    """
    terms = basis.vocabularies
    tracks = {code: terms.label("track", code) for code in set(figures.tracks)}
    statuses = {code: terms.label("status", code) or None for code in set(figures.statuses)}
    names = _Names(basis)
    order = sorted(range(len(figures.ids)), key=lambda n: figures.firsts[n] or "~")
    return Table(
        headings=(
            say("Reference"), say("Title"), say("Track"), say("Countries"), say("Start"), say("End"),
            say("Status"),
        ),
        lines=tuple(
            Line(
                (
                    figures.references[n],
                    figures.titles[n],
                    tracks[figures.tracks[n]],
                    names[figures.countries[n]] or None,
                    figures.starts[n] or None,
                    figures.ends[n] or None,
                    statuses[figures.statuses[n]],
                ),
                aim=Aim(record=figures.ids[n]),
            )
            for n in order
        ),
        notes=(
            say("A start or an end is written as far as it is known: 1991, 1991-10 or 1991-10-06; "
                "~ is about, ? uncertain, .. still going on."),
        ),
    )  # fmt: skip
