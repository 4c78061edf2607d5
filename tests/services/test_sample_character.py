"""What sets the tracks apart in the sample: each judgement is borne out by the row that it is about."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from diplomat_desk import paths
from diplomat_desk.domain.advice.quality import findings_of
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import VOCABULARY_OF, Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.services import files, looking, sample_character
from diplomat_desk.services.reference import default_countries, default_terms
from diplomat_desk.services.sample import sample_initiatives
from diplomat_desk.services.sample_character import Character, Judged, SampleCharacters

FILE = paths.resource("samples", "south_asia_initiatives.csv")
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = {row["title"]: row for row in csv.DictReader(opened)}
LOADED = sample_character.load()
SINGLE = ("mode", "formality", "scope", "visibility", "recognition")
QUOTED = re.compile(r"“([^”]+)”")
VOCABULARIES = Vocabularies(default_terms())
COUNTRIES = Countries(default_countries())
by_row = pytest.mark.parametrize("row", LOADED.rows, ids=lambda row: row.title[:40])


def judgements(row: Character) -> Iterator[tuple[str, Judged]]:
    for name in SINGLE:
        if (judged := getattr(row, name)) is not None:
            yield VOCABULARY_OF[name], judged
    for purpose in row.purposes:
        yield "purpose", purpose


@cache
def plain() -> dict[str, Initiative]:
    return {one.initiative.title: one.initiative for one in sample_initiatives()}


def applied(title: str) -> Initiative:
    return sample_character.apply(plain()[title], LOADED.of(title))


def code_of(row: Character, name: str) -> str:
    return str(getattr(applied(row.title), name))


def test_every_row_is_judged_once_in_the_order_of_the_file() -> None:
    assert [row.title for row in LOADED.rows] == list(ROWS)


@by_row
def test_every_judgement_is_a_code_and_quotes_the_row(row: Character) -> None:
    text = " | ".join(ROWS[row.title].values()).casefold()
    found = list(judgements(row))
    assert found
    for vocabulary, judged in found:
        assert VOCABULARIES.find(vocabulary, judged.code), judged
        quoted = QUOTED.findall(judged.why) or ["(nothing is quoted)"]
        assert [passage for passage in quoted if passage.casefold() not in text] == []


@by_row
def test_nobody_recognises_it_whom_the_row_does_not_name(row: Character) -> None:
    said = set(re.findall(r"\w+", " ".join(ROWS[row.title].values()).casefold()))
    for _, judged in judgements(row):
        words = set(re.findall(r"\w+", judged.by.casefold())) - {"the"}
        assert words <= said
        assert not judged.by or judged is row.recognition


@by_row
def test_nothing_is_called_unknown_that_the_row_only_leaves_open(row: Character) -> None:
    assert "unknown" not in {judged.code for _, judged in judgements(row)}
    assert len({one.code for one in row.purposes}) == len(row.purposes)


@by_row
def test_a_register_takes_the_record_with_its_character(row: Character) -> None:
    one = applied(row.title)
    assert tidy(one) == one
    assert problems(one, VOCABULARIES, COUNTRIES) == ()


def test_most_rows_can_be_placed_by_formality_and_visibility() -> None:
    placed = [row for row in LOADED.rows if row.formality and row.visibility]
    assert len(placed) == 74


def test_the_tracks_lie_apart_and_some_initiatives_stand_out() -> None:
    places = Counter(
        (plain()[row.title].track, code_of(row, "formality"), code_of(row, "visibility"))
        for row in LOADED.rows
    )
    formal = ("structured", "treaty-based")
    official = [n for (track, form, seen), n in places.items()
                if track in ("L1", "L2") and form in formal and seen == "public"]  # fmt: skip
    unofficial = [n for (track, form, seen), n in places.items()
                  if track == "T2" and form not in formal and seen != "public"]  # fmt: skip
    assert sum(official) == 30
    assert sum(unofficial) == 17
    assert places["L2", "informal", "public"] == 2
    assert places["L2", "semi-structured", "discreet"] == 1
    assert places["T2", "structured", "public"] == 2


def test_two_of_track_two_are_endorsed_and_nothing_else_is_questioned_anew() -> None:
    new = {
        (row.title, finding.rule)
        for row in LOADED.rows
        for finding in findings_of(applied(row.title), COUNTRIES)
        if finding not in findings_of(plain()[row.title], COUNTRIES)
    }
    assert new == {
        ("Ottawa Dialogue, trilateral on Afghanistan (first meeting)", "t2-endorsed"),
        ("India-Pakistan Joint Business Forum, fourth meeting", "t2-endorsed"),
    }


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Agra summit", ("bilateral", "structured", "", "public", "official-process")),
        ("World Bank mediation of the Indus Waters Treaty",
         ("bilateral", "treaty-based", "mediation", "public", "official-process")),
        ("Pugwash conference on Kashmir, Islamabad",
         ("bilateral", "semi-structured", "dialogue", "limited", "")),
        ("BALUSA Group", ("multilateral", "informal", "problem-solving", "discreet", "none")),
        ("Second Indo-Pak Punjab Games", ("bilateral", "", "", "", "")),
    ],
)  # fmt: skip
def test_what_was_judged_becomes_the_record(title: str, values: tuple[str, ...]) -> None:
    one = applied(title)
    assert tuple(getattr(one, name) for name in SINGLE) == values


def test_who_recognises_it_is_told_where_the_row_says_so() -> None:
    ottawa = applied("Ottawa Dialogue, trilateral on Afghanistan (first meeting)")
    assert (ottawa.recognition, ottawa.recognised_by) == (
        "endorsed",
        "Afghan president Hamid Karzai",
    )


def test_a_row_of_which_nothing_is_judged_stays_empty() -> None:
    assert SampleCharacters(()).of("Agra summit") == Character("Agra summit")
    bare = sample_character.apply(applied("BALUSA Group"), Character("BALUSA Group"))
    assert bare == plain()["BALUSA Group"]


def test_a_process_has_what_all_its_rounds_share() -> None:
    public, limited = Judged("public", "“a”"), Judged("limited", "“b”")
    train, trust = Judged("train", "“c”"), Judged("build-trust", "“d”")
    informal = Judged("informal", "“e”", "somebody")
    first = Character("One", visibility=public, recognition=informal, purposes=(trust, train))
    second = Character("Two", visibility=limited, recognition=informal, purposes=(train,))

    process = sample_character.shared(Initiative(title="Process"), (first, second))

    assert (process.visibility, process.recognition, process.recognised_by) == ("", "informal", "")
    assert process.purposes == ("train",)


def test_the_register_of_the_sample_has_rows_and_processes_with_character(tmp_path: Path) -> None:
    desk = files.create(tmp_path / "sample.ddesk", sample=True)
    kept = {
        one.title: one for unit in Unit for one in looking.whole(desk, Filter(unit=unit), Sort())
    }
    files.close(desk)

    assert Counter(kept[title].formality for title in ROWS)["treaty-based"] == 11
    assert kept["Ottawa Dialogue"].formality == "semi-structured"
    assert kept["Ottawa Dialogue"].visibility == ""
    assert kept["WISCOMP conflict transformation workshops"].purposes == ("train",)
    assert kept["Punjab Games between India and Pakistan"].mode == "bilateral"
