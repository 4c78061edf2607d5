"""Tables in memory and short ways to import them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping, Order
from diplomat_desk.exchange.tables import Doubt, Layout, Row, SheetInfo
from diplomat_desk.services import importing, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Choices, Done, FileFacts
from diplomat_desk.store.import_matches import by_external_id

HEADERS = (
    "Id",
    "Title",
    "Start",
    "Countries",
    "Organisation",
    "Summary",
    "Process",
    "Level",
    "Code",
)
FACTS = FileFacts("talks.csv", "ab" * 32, 120)


class Rows:
    """A table of rows made as they are read; the first has number 2."""

    def __init__(self, rows: Sequence[Sequence[str]], headers: tuple[str, ...] = HEADERS) -> None:
        self._rows = rows
        self._headers = headers

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        return (SheetInfo("", len(self._rows), len(self._headers)),)

    @property
    def proposed(self) -> Layout:
        return Layout()

    def settled(self, layout: Layout) -> Layout:
        return layout

    def header(self, layout: Layout) -> tuple[str, ...]:
        return self._headers

    def rows(self, layout: Layout) -> Iterator[Row]:
        for number, cells in enumerate(self._rows, layout.first):
            yield Row(number, (*cells, *("",) * (len(self._headers) - len(cells))))

    def doubts(self, layout: Layout) -> tuple[Doubt, ...]:
        return ()

    def close(self) -> None:
        return None


def mapping(**more: Any) -> Mapping:  # noqa: ANN401 - any field
    """Return how :data:`HEADERS` become fields; every row is a dialogue on Track II."""
    settings: dict[str, dict[str, Any]] = {
        "external_id": {"scheme": "X"},
        "title": {},
        "start": {"order": Order.DMY},
        "countries": {"separator": ";", "role": "party"},
        "organisations": {"role": "convenor"},
        "summary": {},
        "process": {},
        "confidentiality": {},
        "reference": {},
    }
    columns = tuple(
        ColumnMapping(place=place, header=header, target=target, **kept)
        for place, (header, (target, kept)) in enumerate(
            zip(HEADERS, settings.items(), strict=True)
        )
    )
    plain = Mapping(columns=columns, defaults=(("kind", "dialogue"), ("track", "T2")))
    return replace(plain, **more)


def row(number: int | str, title: str, start: str = "1991", countries: str = "India;Pakistan",
        organisation: str = "", summary: str = "", process: str = "", level: str = "",
        code: str = "") -> tuple[str, ...]:  # fmt: skip
    """Return the cells of a row."""
    return str(number), title, start, countries, organisation, summary, process, level, code


def imported(
    desk: Desk,
    *rows: Sequence[str],
    how: Mapping | None = None,
    choices: Choices | None = None,
    ceiling: Level = TOP,
    file: str = "",
) -> Done:
    """Import ``rows``; the same rows are the same file, unless ``file`` says which it is."""
    digest = hashlib.sha256(repr((file, rows)).encode()).hexdigest()
    facts = replace(FACTS, sha256=digest)
    return importing.run(desk, Rows(rows), how or mapping(), facts, choices, ceiling)


def numbers(done: Done) -> dict[str, int]:
    """Return the counts that are not 0."""
    return {name: int(number) for name, number in done.checked.counts.pairs() if number != "0"}


def found(desk: Desk, value: str) -> Initiative:
    """Return the record with an identifier."""
    with desk.register.reading() as connection:
        number = by_external_id(connection, "X", [value], TOP)[value]
    return looking.one(desk, number, TOP)
