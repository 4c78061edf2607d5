"""The timeline's initiatives as a table, dated or not."""

from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.tables import Line, Table
from diplomat_desk.charts.timelinewords import dates_of
from diplomat_desk.domain.aims import Aim
from diplomat_desk.domain.timeline import Timeline
from diplomat_desk.domain.words import say


class _Names(dict[str, str]):
    """Names of countries by their joined codes, each put together once."""

    def __init__(self, basis: Basis) -> None:
        super().__init__()
        self._countries = basis.countries

    def __missing__(self, joined: str) -> str:
        names = (self._countries.name(code) for code in joined.split(",") if code)
        found = self[joined] = ", ".join(sorted(names))
        return found


def _dates(figures: Timeline) -> list[str]:
    """Return when each initiative ran, in words; what is told alike is put into words once."""
    said: dict[tuple[object, ...], str] = {}
    words = []
    columns = (figures.starts, figures.ends, figures.due, figures.planned, figures.lasts)
    for number, key in enumerate(zip(*columns, strict=True)):
        if key not in said:
            said[key] = dates_of(figures, number)
        words.append(said[key])
    return words


def timeline_table(figures: Timeline, basis: Basis) -> Table:
    """Return a line for each initiative by its first day, undated ones last.

    Start and end are EDTF text, so that they sort by time and a file says exactly what is known.
    """
    terms = basis.vocabularies
    tracks = {code: terms.label("track", code) for code in set(figures.tracks)}
    statuses = {code: terms.label("status", code) for code in set(figures.statuses)}
    names = _Names(basis)
    words = _dates(figures)
    order = sorted(
        range(len(figures.ids)), key=lambda n: (not figures.firsts[n], figures.firsts[n])
    )
    return Table(
        headings=(
            say("Reference"), say("Title"), say("Track"), say("Countries"), say("Start"), say("End"),
            say("Dates"), say("Status"),
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
                    words[n],
                    statuses[figures.statuses[n]] or None,
                ),
                aim=Aim(record=figures.ids[n]),
            )
            for n in order
        ),
    )  # fmt: skip
