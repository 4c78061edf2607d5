"""Reports of a register of 5,000: what pdftotext reads in the PDF is what its whole records come to."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import files, looking
from diplomat_desk.services.desk import Desk
from tests.benchmarks.generate import generate
from tests.papers import TODAY, missing, printed, squeezed

SIZE = 5_000
YEAR = 2025


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = generate(tmp_path_factory.mktemp("big") / "big.ddesk", SIZE)
    yield desk
    files.close(desk)


@pytest.fixture(scope="module")
def records(big: Desk) -> tuple[Initiative, ...]:
    return looking.whole(big, Filter(), Sort())


def with_country(records: tuple[Initiative, ...], code: str) -> list[Initiative]:
    return [one for one in records if any(part.country == code for part in one.countries)]


def largest(records: tuple[Initiative, ...]) -> str:
    """Return the country of which most is recorded."""
    counts = Counter(code for one in records for code in {part.country for part in one.countries})
    return counts.most_common(1)[0][0]


def share(number: int, whole: int) -> str:
    """Return a share as a reader would reckon it."""
    return f"{number:,} ({round(100 * number / whole)}%)"


def test_the_list_has_every_initiative_once_under_its_track(
    big: Desk, records: tuple[Initiative, ...]
) -> None:
    options = {"group": "track", "entries": "short", "charts": "no", "columns": "reference,title"}
    text = printed(big, "register", options=options)
    undated = sum(one.first is None for one in records)
    assert squeezed(f"5,000 of 5,000 initiatives · {undated} undated · every round counted") in text
    at = 0
    for term in big.vocabularies.of("track"):
        held = [one for one in records if one.track == term.code]
        if held:
            at = text.index(squeezed(f"{term.label}{len(held):,} initiatives"), at)
            end = text.find("initiativesReferenceTitle", at + 30)
            part = text[at:end] if end > 0 else text[at:]
            assert part.count("DD") == len(held), term.code
    # Titles in scripts that pdftotext orders in its own way are known by their references.
    plain = [one for one in records if one.title.isascii()]
    assert not missing(text, (f"{one.reference}{one.title}" for one in plain))
    assert not missing(text, (one.reference for one in records))


def test_the_tracks_are_compared_by_what_the_records_say(
    big: Desk, records: tuple[Initiative, ...]
) -> None:
    text = printed(big, "tracks", options={"charts": "no"})
    codes = [term.code for term in big.vocabularies.of("track") if term.code != "other"]
    by_track = {code: [one for one in records if one.track == code] for code in codes}
    sides = [*by_track.values(), list(records)]
    assert squeezed("Counted" + "".join(f"{len(side):,}" for side in sides)) in text
    led = [sum(any(o.kind != "none" for o in one.outcomes) for one in side) for side in sides]
    rows = {"An outcome": led}
    rows["A transfer to an official track"] = [
        sum(bool(one.transfers) for one in side) for side in sides
    ]
    for term in big.vocabularies.of("formality"):
        rows[term.label] = [sum(one.formality == term.code for one in side) for side in sides]
    for label, numbers in rows.items():
        cells = [share(number, len(side)) for number, side in zip(numbers, sides, strict=True)]
        assert squeezed(label + "".join(cells)) in text, label


def test_the_brief_counts_one_country_as_the_records_do(
    big: Desk, records: tuple[Initiative, ...]
) -> None:
    country = largest(records)
    there = with_country(records, country)
    text = printed(big, "brief", subject=country)
    assert squeezed(f"{len(there):,} of 5,000 initiatives") in text
    for code, number in Counter(one.track for one in there).items():
        assert squeezed(f"{big.vocabularies.label('track', code)}{number:,}") in text
    for code, number in Counter(one.approach for one in there).items():
        label = big.vocabularies.label("approach", code) or "Not recorded"
        assert squeezed(f"{label}{number:,}") in text
    led = sum(o.kind != "none" for one in there for o in one.outcomes)
    carried = sum(len(one.transfers) for one in there)
    assert squeezed(f"{led:,} outcomes and {carried:,} transfers to another track") in text
    undated = sum(one.first is None for one in there)
    assert squeezed(f"Of {len(there):,} initiatives, {undated} have no date") in text


def test_the_coverage_counts_each_country_as_the_records_do(
    big: Desk, records: tuple[Initiative, ...]
) -> None:
    text = printed(big, "coverage", options={"across": "track"})
    placed = [one for one in records if one.countries]
    codes = [term.code for term in big.vocabularies.of("track") if term.code != "other"]
    sums = [sum(one.track == code for one in placed) for code in codes]
    cells = "".join(f"{number:,}" for number in (*sums, len(placed)))
    assert squeezed(f"All countries, each initiative once{cells}") in text
    rows = {part.country for one in records for part in one.countries}
    for code in sorted(rows)[::10]:
        there = with_country(records, code)
        numbers = [sum(one.track == track for one in there) for track in codes]
        # In each cell the year of the last thing follows the number.
        cell = "".join(f"{n:,}[a-z]+(,[0-9]{{4}}|)" if n else "–" for n in numbers)
        known = big.countries.find(code)
        assert known is not None
        name = squeezed(known.label)
        assert re.search(f"{re.escape(name)}{cell}{len(there):,}", text), code


def test_the_period_counts_what_surely_began(big: Desk, records: tuple[Initiative, ...]) -> None:
    began = {
        year: sum(bool(one.start and one.start.year == year) for one in records)
        for year in (YEAR, YEAR - 1)
    }
    text = printed(big, "period", options={"of": str(YEAR)})
    assert squeezed(f"In {YEAR} the register records {began[YEAR]} initiatives begun") in text
    for term in big.vocabularies.of("track"):
        now, then = (
            sum(bool(o.track == term.code and o.start and o.start.year == year) for o in records)
            for year in (YEAR, YEAR - 1)
        )
        if now or then:
            assert squeezed(f"{term.label}{now}{then}") in text, term.code
    met = sum(
        bool(held.date and held.date.year == YEAR) for one in records for held in one.meetings
    )
    assert squeezed(f"{met} meetings") in text
    # What lies in a year of which the list holds the first alone is counted, and that is said.
    assert squeezed(f"{began[YEAR] - 15} more are not listed here.") in text


def test_the_follow_ups_are_all_there(big: Desk, records: tuple[Initiative, ...]) -> None:
    tasks = [(one, task) for one in records for task in one.follow_ups if task.done is None]
    late = sum(bool(task.due and task.due.latest < TODAY) for _, task in tasks)
    text = printed(big, "follow-ups")
    assert squeezed(f"{len(tasks)} follow-ups are open, {late} are overdue.") in text
    assert not missing(text, (task.task for _, task in tasks))
    assert Counter(one.reference for one, _ in tasks) == Counter(
        {one.reference: text.count(squeezed(one.reference)) for one, _ in tasks}
    )
