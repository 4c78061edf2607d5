"""Writing only what differs leaves what writing everything leaves."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from diplomat_desk.domain.changes import Action, Identity, Kind, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Claim, FollowUp, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.results import Outcome
from diplomat_desk.services import entities, history, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import initiatives as store
from diplomat_desk.store.schema_base import metadata
from tests.making import day, full, initiatives, small

_levels = st.sampled_from([Level.PUBLIC, Level.PUBLIC, Level.RESTRICTED, Level.CONFIDENTIAL])
_names = st.sampled_from(["A. Khan", "B. Rao", "Рао", "A KHAN"])
_bodies = st.sampled_from(["Jinnah Institute", "UN", "Univ. of Ottawa", "JINNAH INSTITUTE"])
_people = st.lists(
    st.builds(
        Appearance,
        _names,
        affiliation=st.sampled_from(["", "UN", "Jinnah Institute"]),
        as_given=st.sampled_from(["", "Mr Khan"]),
        level=_levels,
    ),
    max_size=3,
).map(tuple)


def _few(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(parts, max_size=2).map(tuple)


_more = st.fixed_dictionaries(
    {
        "organisations": _few(
            st.builds(Engagement, _bodies, as_given=st.sampled_from(["", "UNO"]), level=_levels)
        ),
        "people": _people,
        "meetings": st.lists(
            st.builds(
                Meeting,
                st.sampled_from([None, day("1999-02")]),
                st.just("Sitting"),
                attribution=st.sampled_from(["", "chatham-house"]),
                attendance=_people,
                level=_levels,
                key=st.sampled_from([1, 2]),
            ),
            max_size=2,
            unique_by=lambda one: one.key,
        ).map(tuple),
        "outcomes": _few(st.builds(Outcome, st.sampled_from(["Lists", "Visas"]), level=_levels)),
        "sources": st.lists(
            st.builds(Source, st.just("Dawn"), level=_levels, key=st.sampled_from([5, 6])),
            max_size=2,
            unique_by=lambda one: one.key,
        ).map(tuple),
        "claims": _few(st.builds(Claim, st.just("start"), st.sampled_from(["1999", "2000"]))),
        "notes": _few(st.builds(Note, st.sampled_from(["Ask.", "Wait."]), level=_levels)),
        "follow_ups": _few(
            st.builds(FollowUp, st.just("Ask"), st.sampled_from([None, day("2024-03")]))
        ),
        "places": st.sampled_from([(), full().places]),
    }
)
_whole = st.builds(lambda one, more: replace(one, **more), initiatives, _more)
_FIELDS = [one.name for one in fields(Initiative) if one.name not in ("id", "version", "reference")]


def _dump(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables and the index, but versions, moments and the history."""
    kept = {}
    for table in metadata.sorted_tables:
        columns = [c.name for c in table.columns if c.name not in ("version", "changed_at")]
        if table.name != "history":
            quoted = ", ".join(f'"{name}"' for name in columns)
            rows = connection.execute(text(f"SELECT {quoted} FROM {table.name}"))  # noqa: S608
            kept[table.name] = sorted(map(tuple, rows), key=repr)
    index = connection.execute(text("SELECT rowid, * FROM text_search ORDER BY rowid"))
    kept["text_search"] = [tuple(row) for row in index]
    return kept


def _is_as_written_anew(desk: Desk, number: int) -> None:
    """Check that writing a record whole, knowing nothing of what is there, changes nothing."""
    with begin(desk) as writer:
        state = writer.initiative(number)
        assert state is not None
        lean = _dump(writer.connection)
        written = store.write(
            writer.connection, state, desk.vocabularies, desk.countries, now=writer.now
        )
        assert _dump(writer.connection) == lean
        assert replace(written.initiative, version=0) == replace(state.initiative, version=0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(_whole, _whole, st.sets(st.sampled_from(_FIELDS)), st.booleans(), st.booleans())
def test_an_edit_leaves_what_a_fresh_write_leaves(
    desk: Desk, one: Initiative, other: Initiative, names: set[str], was_binned: bool, binned: bool
) -> None:
    with begin(desk) as writer:
        made = writer.put(Action.RECORD, "", None, State(one)).after
        assert made is not None
        if was_binned:
            made = writer.put(Action.DELETE, "", made, State(made.record, binned=True)).after
            assert made is not None
        number = made.initiative.id
    _is_as_written_anew(desk, number)
    with begin(desk) as writer:
        before = writer.initiative(number)
        assert before is not None
        wanted = replace(before.initiative, **{name: getattr(other, name) for name in names})
        after = writer.put(Action.EDIT, "", before, State(wanted, binned)).after
        assert after == writer.initiative(number)
    _is_as_written_anew(desk, number)


def test_an_edit_after_a_body_was_raised_knows_of_it(desk: Desk) -> None:
    first = recording.record(desk, small("First", organisations=(Engagement("Hidden"),)))
    second = recording.record(desk, small("Second", organisations=(Engagement("Hidden"),)))
    with begin(desk) as writer:
        state = writer.initiative(second.id)
        assert state is not None
        # Asked before the body is raised, in the same transaction.
        writer.put(Action.EDIT, "", state, State(replace(state.initiative, issue="Water")))
        body = state.initiative.organisations[0].organisation_id
        known = writer.find(Identity(Kind.ORGANISATION, str(body)))
        assert known is not None
        assert isinstance(known.record, Organisation)
        raised = replace(known.record, confidentiality=Level.RESTRICTED, kept=True)
        writer.put(Action.EDIT, "", known, State(raised))
        state = writer.initiative(second.id)
        assert state is not None
        writer.put(Action.EDIT, "", state, State(replace(state.initiative, issue="Trade")))
    for number in (first.id, second.id):
        _is_as_written_anew(desk, number)


def test_a_state_that_is_not_the_one_on_file_is_not_relied_on(desk: Desk) -> None:
    made = recording.record(desk, replace(full(), confidentiality=Level.PUBLIC))
    with begin(desk) as writer:
        old = writer.initiative(made.id)
        assert old is not None
        writer.put(Action.EDIT, "", old, State(replace(old.initiative, tags=("new",), notes=())))
        # Somebody holds what was there before that, and writes it again over it.
        writer.put(Action.EDIT, "", old, old)
        found = writer.initiative(made.id)
        assert found is not None
        assert replace(found.initiative, version=0) == replace(old.initiative, version=0)
    _is_as_written_anew(desk, made.id)


def test_a_name_that_means_another_is_recorded_as_that_one_and_can_be_undone(desk: Desk) -> None:
    entities.record(desk, Person(name="Aisha Khan", aliases=("A. Khan",)))
    change = recording.record(desk, small(people=(Appearance("A. Khan"),)))
    assert change.after is not None
    (there,) = change.after.initiative.people
    assert (there.name, there.as_given) == ("Aisha Khan", "A. Khan")
    with desk.register.reading() as connection:
        found = connection.execute(
            text("SELECT count(*) FROM text_search WHERE text_search MATCH 'people:aisha'")
        )
        assert found.scalar() == 1
    assert history.undo(desk) is not None
