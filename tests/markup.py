"""A register in which every text that somebody can type holds markup, so that whoever takes it for such shows."""

from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.countries import Country
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Attachment, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.terms import Term
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin, put_one
from diplomat_desk.store.blobs import Content
from tests.making import day, full, small

MARK = "<b>Zx</b>&amp;*q*"
"""A tag, an entity and a star: none of them may be taken for what it looks like."""
FORMULA = "=1+1"
CODES = frozenset({
    "kind", "track", "approach", "mode", "purposes", "formality", "scope", "visibility", "recognition", "status",
    "country", "role", "reliability", "significance", "for_whom", "to_track", "channel", "response", "stage",
    "criterion", "rating", "type", "interests", "capacity", "format", "attribution", "fact", "value", "amount",
    "currency", "digest", "url", "reference", "scheme", "code", "vocabulary", "colour", "alpha2", "mark",
    "chart", "report", "subject", "language",
})  # fmt: skip
"""Fields that hold a code, a number or an address: what may stand in them is looked at when it is recorded."""


def marked(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any part of a record
    """Return a record, or a part of one, with :data:`MARK` after every text in it that is free."""
    if isinstance(value, str) and type(value) is str and name not in CODES:
        return f"{value} {MARK}"
    if isinstance(value, tuple):
        return tuple(marked(one, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type) and name not in ("start", "end", "date"):
        if type(value).__name__ == "PartialDate":
            return value
        changes = {one.name: marked(getattr(value, one.name), one.name) for one in fields(value)}
        return replace(value, **changes)
    return value


def plant(desk: Desk) -> Initiative:
    """Fill ``desk`` with one record of each sort, and return its initiative."""
    data = f"{FORMULA} {MARK}".encode()
    digest = sha256(data).hexdigest()
    for record in (
        Term("kind", "dialogue", f"Dialogue {MARK}", f"What it is {MARK}"),
        Country("XZX", f"Land {MARK}", (f"Other {MARK}",)),
    ):
        put_one(desk, record, None)
    other = recording.record(
        desk, small(f"{FORMULA} {MARK}", tags=(f"tag {MARK}",), start=day("2025-05-01"))
    )
    person = Person(
        name=f"Person {MARK}",
        aliases=(f"Alias {MARK}",),
        note=MARK,
        affiliations=(Affiliation(f"Body {MARK}", f"Post {MARK}"),),
    )
    put_one(desk, person, None)
    put_one(desk, Organisation(name=f"Body {MARK}", aliases=(f"Known {MARK}",), note=MARK), None)
    whole = replace(
        marked(full()),
        people=(Appearance(f"Person {MARK}", "chair", f"Body {MARK}", f"Post {MARK}"),),
        meetings=(
            Meeting(
                date=day("1991-10-06"),
                title=f"Meeting {MARK}",
                city=f"City {MARK}",
                country="IND",
                agenda=MARK,
            ),
        ),
        links=(Link("related", other.id, f"Tie {MARK}"),),
        attachments=(Attachment(f"file {MARK}.txt", len(data), digest, MARK),),
        claims=(),
    )
    change = recording.record(desk, whole, contents={digest: Content(data, data.decode())})
    recording.record(desk, replace(_left(change.after), summary=f"Edited {MARK}"))
    recording.delete(desk, [recording.record(desk, small(f"Binned {MARK}")).id])
    _keep(desk)
    return _left(change.after)


def _left(state: State | None) -> Initiative:
    assert state is not None
    return state.initiative


def _keep(desk: Desk) -> None:
    kept = (
        SavedFilter(name=f"Filter {MARK}", filter=Filter(text="Zx")),
        SavedChart(name=f"Chart {MARK}", chart="coverage", tile=1),
        SavedReport(name=f"Report {MARK}", report="register"),
    )
    with begin(desk) as writer:
        for one in kept:
            writer.put(Action.RECORD, "keep", None, State(one))
