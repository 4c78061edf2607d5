"""Plain rows, terms and countries for tests that need no register."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.figures import Row
from diplomat_desk.domain.terms import Term, Vocabularies

VOCABULARIES = Vocabularies(
    (
        Term("track", "L1", "Level 1", colour="#4477AA"),
        Term("track", "L2", "Level 2", colour="#228833"),
        Term("track", "T2", "Track II", colour="#EE6677"),
        Term("kind", "dialogue", "Dialogue"),
        Term("kind", "summit", "Summit"),
        Term("status", "concluded", "Concluded"),
        Term("status", "planned", "Planned"),
        Term("approach", "think-tanks", "Think tanks and academia"),
        Term("country-role", "party", "Party"),
        Term("country-role", "host", "Host"),
        Term("organisation-role", "convenor", "Convenor"),
        Term("purpose", "build-trust", "Build trust"),
        Term("recognition", "tacit", "Tacit"),
        Term("reliability", "A", "Reliable"),
    )
)
COUNTRIES = Countries(
    (
        Country("IND", "India", alpha2="IN"),
        Country("PAK", "Pakistan", alpha2="PK"),
        Country("AFG", "Afghanistan", alpha2="AF"),
        Country("IRN", "Iran", aliases=("Islamic Republic of Iran",), alpha2="IR"),
        Country("SUN", "Soviet Union", kind=CountryKind.HISTORICAL, valid_to=1991),
    )
)

_ROW = Row(
    id=1,
    reference="DD-1991-0001",
    title="Neemrana Dialogue",
    kind="dialogue",
    track="T2",
    status="concluded",
    approach="think-tanks",
    mode="",
    confidentiality=Level.PUBLIC,
    start="1991-10",
    end="2018",
    planned=False,
    countries=("IND", "PAK"),
    organisations=(),
    places=("Neemrana",),
    tags=(),
    parent_id=None,
    rounds=0,
    changed="2026-11-22T10:00:00.000+00:00",
)


def row(number: int, **changes: object) -> Row:
    """Return a row with id ``number``, changed as told."""
    return replace(_ROW, id=number, reference=f"DD-1991-{number:04}", **changes)  # type: ignore[arg-type]
