"""The import cases beside the project, by mappings made by hand: all rows in, told, and undone."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from diplomat_desk import paths
from diplomat_desk.cli import import_parts
from diplomat_desk.domain.filters import Filter
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping, Order
from diplomat_desk.exchange.tables import Table
from diplomat_desk.services import checking, history, importing, looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Likeness
from tests.services.importing.making import numbers

pytest.importorskip("diplomat_desk.exchange.reading", reason="what reads files is not in this tree")

CASES = paths.resource().parents[1] / "shared" / "data" / "import-cases"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir(),
    reason="the import cases lie outside the project, and are not beside this copy",
)
_WAR: dict[str, dict[str, Any]] = {
    "country": {"target": "place.country"},
    "sidea": {"target": "actors", "separator": ","},
    "sideb": {"target": "actors", "separator": ","},
    "med.begins": {"target": "start", "order": Order.MDY, "pivot": 9},
    "med.ends": {"target": "end", "order": Order.MDY, "pivot": 9},
    "name.of.third.party": {"target": "actors", "separator": ","},
    "Incompatibility": {"target": "note"},
    "territory": {"target": "note"},
}  # fmt: skip
_EVENTS: dict[str, dict[str, Any]] = {
    "Event ID": {"target": "external_id", "scheme": "ICEWS"},
    "Event Date": {"target": "start"},
    "Source Name": {"target": "organisations"},
    "Source Country": {"target": "countries"},
    "Event Text": {"target": "title"},
    "CAMEO Code": {"target": "external_id", "scheme": "CAMEO"},
    "Target Name": {"target": "organisations"},
    "Target Country": {"target": "countries"},
    "City": {"target": "place.city"},
    "Country": {"target": "place.country"},
}


def opened(name: str) -> tuple[Table, Path]:
    path = CASES / name
    return import_parts.open_table(path), path


def by_header(table: Table, wanted: dict[str, dict[str, Any]]) -> Mapping:
    header = table.header(table.proposed)
    columns = tuple(
        ColumnMapping(place=place, header=name, **wanted[name])
        for place, name in enumerate(header)
        if name in wanted
    )
    assert len(columns) == len(wanted)
    defaults = (("kind", "mediation"), ("track", "L2"), ("title", "{who} {start}"))
    return Mapping(layout=table.proposed, columns=columns, defaults=defaults)


def test_mediation_in_civil_wars(desk: Desk) -> None:
    table, path = opened("CWM.csv")
    done = importing.run(desk, table, by_header(table, _WAR), importing.facts_of(path))
    counts = numbers(done)
    assert counts["rows"] == 762
    assert counts["new"] + counts.get("refused", 0) == 762
    likeness = Counter(twin.why for twin in done.checked.twins)
    assert likeness[Likeness.SAME_ROW] == 10
    assert done.checked.doubts
    assert checking.check(desk).clean
    history.undo(desk)
    assert looking.tally(desk, Filter()).total == 0
    assert checking.check(desk).clean


def test_coded_events(desk: Desk) -> None:
    table, path = opened("ICEWS-2018-sample.tab")
    done = importing.run(desk, table, by_header(table, _EVENTS), importing.facts_of(path))
    assert numbers(done)["new"] == 3_705
    likeness = Counter(twin.why for twin in done.checked.twins)
    assert likeness[Likeness.OTHER_WAY_ROUND] > 500
    one = looking.one(desk, 1, Filter().ceiling)
    assert {(each.scheme, each.value) for each in one.external_ids} >= {("CAMEO", "040")}
    assert done.batch is not None
    assert (done.batch.name, done.batch.lines) == ("ICEWS-2018-sample.tab", 3_705)
