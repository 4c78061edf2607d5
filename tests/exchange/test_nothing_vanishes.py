"""Whatever stands in a cell is recorded, kept in a note or told in a finding, unless it is to be ignored."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.rules import problems
from diplomat_desk.exchange.cells import plain_cell
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.drafts import Weight
from diplomat_desk.exchange.known import key_of
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping, Order
from diplomat_desk.exchange.matching import match_term
from diplomat_desk.exchange.targets import BY_NAME, TARGETS, Shape
from diplomat_desk.exchange.term_words import level_of, yes_or_no
from tests.exchange.knowing import drafted, known
from tests.making import HOSTILE

_CELLS = st.one_of(
    st.sampled_from(
        [
            "", "NA", "-99", "?", ".", "1996", "3//1996", "31/11/1991", "2018-06-01", "..", "x",
            "India", "Soviet Union", "AUS", "365", "Pakistan/Taliban", "Congo", "India, Nepal",
            "Foreign Affairs (Bangladesh)", "UN; ; UNITA", "mediation", "completed", "Track 2",
            "restricted", "yes", "0", "13", "1,250.5", "USD", "'=1+1", "Lahore", "March", "a\nb",
            "Korea, South", *HOSTILE,
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip
_COLUMN: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    target=st.sampled_from([target.name for target in TARGETS]),
    separator=st.sampled_from(["", ",", ";"]),
    order=st.sampled_from(list(Order)),
    codes=st.sampled_from(list(CountryCodes)),
    of=st.one_of(st.none(), st.integers(0, 5)),
)
_DEFAULTS = (("kind", "dialogue"), ("track", "T2"), ("title", "{who} {start} {Column 0}"))


def _texts(value: object) -> list[str]:
    """Return every text of a record, codes with their labels, dates as they are written."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Enum):
        return [value.name]
    if isinstance(value, PartialDate):
        return [str(value)]
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for one in fields(value) for text in _texts(getattr(value, one.name))]
    return []


def _flat(text: str) -> str:
    """Return ``text`` as it is compared: on one line, folded."""
    return key_of(text)


@settings(max_examples=400)
@given(st.lists(st.tuples(_COLUMN, _CELLS), min_size=1, max_size=6))
def test_every_cell_is_found_again(row: list[tuple[dict[str, Any], str]]) -> None:
    columns = tuple(
        ColumnMapping(place=place, header=f"Column {place}", **settings)
        for place, (settings, _) in enumerate(row)
    )
    found = drafted(Mapping(columns=columns, defaults=_DEFAULTS), *(cell for _, cell in row))
    if found.initiative is None:
        assert [f for f in found.findings if f.weight is Weight.REFUSED]
        return
    assert not problems(found.initiative, known().vocabularies, known().countries)
    told = _flat("\n".join([*_texts(found.initiative), found.process]))
    told += _flat("\n".join(f.value for f in found.findings))
    for one, (_, cell) in zip(columns, row, strict=True):
        text = plain_cell(cell)
        if one.target == "ignore" or not text or _flat(text) in told:
            continue
        assert _understood(one, text, found.initiative) or all(
            _flat(part) in told or _understood(one, part, found.initiative)
            for part in _parts(one, text)
        ), (one, text, told)


def _parts(one: ColumnMapping, text: str) -> list[str]:
    parts = text.split(one.separator) if one.separator else [text]
    return [part.strip() for part in parts if part.strip()]


def _codes(record: Initiative) -> set[str]:
    return {one.country for one in record.countries} | {one.country for one in record.places}


def _understood(one: ColumnMapping, part: str, record: Initiative) -> bool:
    """Tell whether a text is recorded in another way than it is written: as a code, a level, a number."""
    target = BY_NAME[one.target]
    if target.shape in (Shape.COUNTRIES, Shape.ACTORS) or one.target == "place.country":
        reader = Reader(known(), one.codes, mixed=target.shape is Shape.ACTORS)
        year = record.first.year if record.first else None
        meant = set(reader.every(part, year).codes)
        return bool(meant) and meant <= _codes(record)
    if target.vocabulary:
        return match_term(target.vocabulary, part, known()) in _texts(record)
    if target.shape is Shape.LEVEL:
        return level_of(part) is record.confidentiality
    if target.shape is Shape.YES_NO:
        return yes_or_no(part) is record.virtual
    if target.shape is Shape.DATE_PART:
        date = getattr(record, one.target.partition(".")[0])
        return (
            date is not None and part.isdecimal() and int(part) in (date.year, date.month, date.day)
        )
    return False
