"""Mappings as text: they read back, match their schema, and nothing unknown passes in silence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping, Order
from diplomat_desk.exchange.mapping_text import mapping_text, read_mapping
from diplomat_desk.exchange.tables import Layout
from diplomat_desk.exchange.targets import TARGETS
from diplomat_desk.paths import resource

SCHEMA = json.loads(resource("import-profiles", "mapping.schema.json").read_bytes())

FULL = Mapping(
    name="Visits",
    key="CEIAS",
    layout=Layout(sheet="Dataset", header=2, headers=2, first=4),
    defaults=(("track", "L1"), ("title", "{Name}: {Country}")),
    columns=(
        ColumnMapping(
            place=0, header="Year", target="start", order=Order.MDY, pivot=11, years=(1946, 2009)
        ),
        ColumnMapping(
            place=1, header="Country", target="countries", role="host", separator=";",
            codes=CountryCodes.COW, values=(("USSR", "SUN"), ("?", "-")), missing=("n.k.",),
        ),
        ColumnMapping(place=3, header="Role", target="countries.role", separator=";", of=1),
        ColumnMapping(place=5, header="No", target="external_id", scheme="CEIAS", serial=1904),
    ),
)  # fmt: skip


def test_a_mapping_reads_back_and_matches_its_schema() -> None:
    text = mapping_text(FULL)
    assert read_mapping(text) == FULL
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    assert '"beside": "Country"' in text


def test_the_schema_names_every_field_that_a_column_can_become() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    named = SCHEMA["$defs"]["column"]["properties"]["target"]["enum"]
    assert named == [target.name for target in TARGETS]


def test_a_mapping_written_by_hand_needs_little() -> None:
    by_hand = {
        "format": "diplomat-desk-mapping",
        "version": 1,
        "about": "for the visits",
        "columns": [{"header": "Name", "target": "title"}, {"header": "Remark"}],
    }
    assert read_mapping(json.dumps(by_hand)).columns == (
        ColumnMapping(place=0, header="Name", target="title"),
        ColumnMapping(place=1, header="Remark", target="note"),
    )


def _changed(**more: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps({"format": "diplomat-desk-mapping", "version": 1, "columns": []} | more)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "does not say"),
        ('{"format": "other"}', "does not say"),
        (_changed(version=2), "of version 2; this program reads version 1"),
        (_changed(colour="red"), "“colour” of the mapping is not known"),
        (_changed(columns={}), "“columns” is not what it should be"),
        (_changed(columns=[1]), "Column 1 of the mapping is no object"),
        (_changed(columns=[{"targt": "title"}]), "“targt” of column 1 of the mapping is not known"),
        (_changed(columns=[{"target": "colour"}]), "no field “colour”"),
        (_changed(columns=[{"order": "dym"}]), "A setting of column 1"),
        (_changed(columns=[{"pivot": True}]), "A setting of column 1"),
        (_changed(columns=[{"years": [1900]}]), "A setting of column 1"),
        (_changed(columns=[{"serial": 1901}]), "A setting of column 1"),
        (_changed(columns=[{"values": {"a": 1}}]), "A setting of column 1"),
        (_changed(columns=[{"missing": "a"}]), "A setting of column 1"),
        (_changed(columns=[{"place": -1}]), "A setting of column 1"),
        (_changed(columns=[{"beside": "Other"}]), "runs beside “Other”"),
        (_changed(columns=[{"place": 1}, {}]), "the same place"),
        (_changed(layout={"hat": 1}), "“hat” of the layout is not known"),
        (_changed(layout={"header": "x"}), "A setting of the layout"),
        (_changed(defaults={"track": 1}), "A setting of track"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ExchangeError, match=said.replace("{", r"\{")):
        read_mapping(text)


TEXT = st.text(max_size=8)
COLUMN = st.builds(
    ColumnMapping,
    place=st.integers(0, 400),
    header=TEXT,
    target=st.sampled_from([target.name for target in TARGETS]),
    role=TEXT,
    separator=TEXT,
    order=st.sampled_from(Order),
    pivot=st.integers(-1, 99),
    years=st.none() | st.tuples(st.integers(1, 9998), st.integers(1, 9998)),
    serial=st.sampled_from([0, 1900, 1904]),
    scheme=TEXT,
    codes=st.sampled_from(CountryCodes),
    values=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda d: tuple(d.items())),
    missing=st.lists(TEXT, max_size=3).map(tuple),
)


@given(
    st.builds(
        Mapping,
        name=TEXT,
        key=TEXT,
        defaults=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda d: tuple(d.items())),
        columns=st.lists(COLUMN, max_size=4, unique_by=lambda one: one.place).map(tuple),
    )
)
def test_every_mapping_reads_back(mapping: Mapping) -> None:
    text = mapping_text(mapping)
    assert read_mapping(text) == mapping
    Draft202012Validator(SCHEMA).validate(json.loads(text))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
WORDS = ["name", "key", "layout", "defaults", "columns"]


@given(
    st.dictionaries(st.sampled_from(WORDS), JSON),
    st.dictionaries(
        st.sampled_from(
            ["place", "header", "target", "beside", "role", "order", "years", "values", "missing"]
        ),
        JSON,
    ),
)
def test_whatever_a_file_holds_it_is_read_or_refused(
    whole: dict[str, Any], column: dict[str, Any]
) -> None:
    data = {"format": "diplomat-desk-mapping", "version": 1, "columns": [column]} | whole
    refused = ""
    try:
        read_mapping(json.dumps(data))
    except ExchangeError as error:
        refused = str(error)
    assert not refused or refused.endswith(".")
