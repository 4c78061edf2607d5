"""The sample register: 80 real initiatives, as they were collected, and the dialogues they belong to.

`resources/samples/README.md` says what each column becomes and what was judged.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from diplomat_desk import paths
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.services.shipped import read

ROW_SCHEME = "Sample row"
"""Scheme of the external identifier that holds a row's position in the file, counted from 1."""

_TRACKS = {"Track 1.5": "T1.5", "Track II": "T2", "Track III": "T3"}
_STATUSES = {"completed": "concluded"}
_APPROACHES = {
    "Engage International Organizations": "international-organisation",
    "Utilize Regional Powers": "regional-power",
    "Engage Non-Governmental Organizations (NGOs)": "ngo",
    "Engage Think Tanks and Academic Institutions": "think-tanks",
    "Cultural Exchanges and People-to-People Initiatives": "cultural-exchange",
    "Engage Business Communities": "business",
    "Conflict Resolution Workshops and Training": "conflict-resolution",
    "": "",
}
# What is only planned, or was called off, has no actual dates.
_NOT_HELD = ("planned", "cancelled")


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """An initiative of the sample, not yet recorded, and the process that it is or belongs to.

    ``process`` is the code of that process, empty where there is none; ``is_process`` tells the
    parent from its rounds.
    """

    initiative: Initiative
    process: str
    is_process: bool


@dataclass(frozen=True, slots=True)
class _Process:
    code: str
    title: str
    kind: str
    track: str
    summary: str
    rounds: list[str]


@dataclass(frozen=True, slots=True)
class _CountryRole:
    codes: list[str]
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class _OrganisationRole:
    names: list[str]
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class _Roles:
    title: str
    countries: list[_CountryRole]
    organisations: list[_OrganisationRole]

    def of_country(self, code: str) -> str:
        return next((entry.role for entry in self.countries if code in entry.codes), UNKNOWN)

    def of_organisation(self, name: str) -> str:
        return next((entry.role for entry in self.organisations if name in entry.names), UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Judgements:
    """`south_asia_judgements.json`: what the table has no column for."""

    processes: list[_Process]
    roles: list[_Roles]


def sample_initiatives() -> tuple[SampleRecord, ...]:
    """Return the processes, then the rows of the sample in the order of the file."""
    file = paths.resource("samples", "south_asia_judgements.json")
    judgements = read(file, _Judgements)
    processes = (SampleRecord(_process(p), p.code, True) for p in judgements.processes)
    return (*processes, *_rows(judgements))


def _process(process: _Process) -> Initiative:
    return Initiative(
        title=process.title,
        kind=process.kind,
        track=process.track,
        summary=process.summary,
    )


def _rows(judgements: _Judgements) -> Iterator[SampleRecord]:
    roles = {entry.title: entry for entry in judgements.roles}
    process_of = {
        title: process.code for process in judgements.processes for title in process.rounds
    }
    path = paths.resource("samples", "south_asia_initiatives.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            title = row["title"]
            initiative = _initiative(number, row, roles[title])
            yield SampleRecord(initiative, process_of.get(title, ""), False)


def _initiative(number: int, row: dict[str, str], roles: _Roles) -> Initiative:
    held = row["status"] not in _NOT_HELD
    start, end = _date(row["start"]), _date(row["end"])
    return Initiative(
        title=row["title"],
        kind=row["kind"].replace(" ", "-"),
        track=_TRACKS.get(row["track"], row["track"]),
        approach=_APPROACHES[row["approach"]],
        status=_STATUSES.get(row["status"], row["status"]),
        planned_start=None if held else start,
        planned_end=None if held else end,
        start=start if held else None,
        end=end if held else None,
        places=_places(row),
        summary=row["summary"],
        external_ids=(ExternalId(ROW_SCHEME, str(number)),),
        countries=tuple(
            CountryParticipation(code, roles.of_country(code)) for code in _list(row["countries"])
        ),
        organisations=tuple(
            Engagement(name, roles.of_organisation(name)) for name in _list(row["organisations"])
        ),
        sources=(_source(row),),
    )


def _date(text: str) -> PartialDate | None:
    return PartialDate.of(text) if text else None


def _list(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def _places(row: dict[str, str]) -> tuple[Place, ...]:
    pairs = zip_longest(_list(row["host_city"]), _list(row["host_country"]), fillvalue="")
    return tuple(Place(city, country) for city, country in pairs)


def _source(row: dict[str, str]) -> Source:
    reference = row["source_url_or_ref"]
    is_address = reference.startswith(("https://", "http://"))
    return Source(
        title=row["source_title"],
        publisher="" if is_address else reference,
        url=reference if is_address else "",
        note=row["confidence"],
    )
