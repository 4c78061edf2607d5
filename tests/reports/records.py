"""Records to print: ordinary ones, hostile ones, and ones in other scripts."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Claim, Constraint, FollowUp, Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.reports.material import Material
from tests.charts.figures import COUNTRIES, VOCABULARIES, crosstab

HOSTILE = "<b>x</b> #strong[x] '; DROP TABLE initiatives; -- $x^2$ *y* `z` <entry-1> @ref"
URDU_TITLE = "لاہور سمٹ اور اعلامیہ"
HINDI_TITLE = "आगरा शिखर सम्मेलन"


def initiative(number: int, *codes: str, track: str = "L1", **fields: object) -> Initiative:
    """Return an ordinary initiative with one source; ``fields`` change it."""
    plain = Initiative(
        id=number,
        reference=f"DD-1999-{number:04}",
        title=f"Summit number {number}",
        kind="summit",
        track=track,
        status="concluded",
        start=PartialDate(1999, 2, 20),
        end=PartialDate(1999, 2, 21),
        places=(Place("Lahore", "PAK"),),
        summary="They met for two days and issued a declaration.",
        countries=tuple(CountryParticipation(code) for code in codes),
        organisations=(Engagement("Government of Pakistan", "convenor"),),
        sources=(Source("The Lahore Declaration", url="https://www.example.org/lahore/1999"),),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def counted(records: tuple[Initiative, ...], chosen: Filter | None = None) -> Crosstab:
    """Return the crosstab of ``records``, each once in each of its countries."""
    columns = ("L1", "L2", "T2")
    cells: dict[str, list[int]] = {}
    for one in records:
        for code in {part.country for part in one.countries}:
            cells.setdefault(code, [0] * len(columns))[columns.index(one.track)] += 1
    ordered = sorted(cells, key=lambda code: (-sum(cells[code]), code))
    without = sum(not one.countries for one in records)
    table = crosstab({code: tuple(cells[code]) for code in ordered}, columns, chosen, without)
    tally = replace(table.tally, selected=len(records))
    return replace(table, tally=tally)


def material(*records: Initiative, language: str = "en", chosen: Filter | None = None) -> Material:
    """Return the material of a report on ``records``."""
    return Material(
        "South Asia register",
        PartialDate(2025, 10, 6),
        counted(records, chosen),
        records,
        VOCABULARIES,
        COUNTRIES,
        language=language,
    )


def everything(number: int = 20) -> Initiative:
    """Return an initiative with an entry of every kind that is printed, and of those that are not."""
    silent = Appearance("Wimplethorn", affiliation="Wimplethorn House", post="Wimplethorn post")
    return initiative(
        number, "PAK",
        people=(Appearance("N. Khan", "chair", "Foreign Office", "Secretary", "former", "Niaz Khan"),),
        meetings=(
            Meeting(PartialDate(1999, 2, 20), "First session", "Lahore", "PAK", "in-person",
                    "Nuclear risk", attendance=(Appearance("B. Singh"),)),
            Meeting(title="Closed session", attribution=CHATHAM_HOUSE, attendance=(silent,)),
            Meeting(title="Dinner", attribution=OFF_RECORD, attendance=(silent,)),
        ),
        outcomes=(
            Outcome("Buses run", "agreement", "travellers", PartialDate(1999, 3), "high", "A report"),
            Outcome("No treaty", "none"),
        ),
        transfers=(Transfer("A paper", "L1", "the cabinet", response="It was read"),),
        documents=(
            OutcomeDocument("Declaration", PartialDate(1999), scheme="PA-X AgtId", value="577",
                            url="https://www.example.org/declaration"),
        ),
        constraints=(Constraint("escalation", "Kargil"),),
        interests=("good-governance",),
        assessments=(Assessment("impact", "5", "R. Viewer", reason="It lasted."),),
        sources=(Source("First paper", key=1), Source("Second paper", key=2)),
        claims=(
            Claim("start", "1999-02-20", 1, adopted=True),
            Claim("start", "1999-02-21", 2, note="a day late"),
        ),
        notes=(Note("Inside note"),),
        follow_ups=(FollowUp("Inside task"),),
        attachments=(Attachment("inside.pdf", 5, "d"),),
    )  # fmt: skip


RECORDS = (
    initiative(1, "IND", "PAK"),
    initiative(2, "PAK", "SUN", track="L2", confidentiality=Level.LIMITED, title=HOSTILE),
    initiative(3, "IND", "PAK", track="T2", title=URDU_TITLE, summary=f"{URDU_TITLE}۔\nEnglish."),
    initiative(4, title=HINDI_TITLE, parent_id=3, sources=()),
    initiative(5, "PAK", track="T2", start=None, end=None, summary="A" * 20_000),
)
