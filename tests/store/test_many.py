"""Many records written or erased in one go leave the very rows that they leave one by one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative
from diplomat_desk.domain.keeping import Attachment, Link
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Appearance, Person
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.services import files
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.blobs import Content
from diplomat_desk.store.writing import Writer, writing
from tests.making import day, full, initiatives, small
from tests.whole import whole as whole_file

NOW = "2026-12-01T10:00:00.000+00:00"


@contextmanager
def begun(desk: Desk) -> Iterator[Writer]:
    with writing(
        desk.register, desk.vocabularies, desk.countries, now=NOW, author="A. Khan", prefix="DD"
    ) as writer:
        yield writer


def before(desk: Desk) -> int:
    """Record what the others name: a secret organisation, people, a process, a file."""
    with begun(desk) as writer:
        for one in (
            Organisation(name="Secret Trust", aliases=("ST",), confidentiality=Level.RESTRICTED),
            Organisation(name="Known Institute", aliases=("KI",)),
            Person(name="Aisha Khan", aliases=("A. Khan",), confidentiality=Level.LIMITED),
        ):
            writer.put(Action.RECORD, "", None, State(one))
        writer.keep_contents({"d1gest": Content(b"printed words", "printed words")})
        made = writer.put(Action.RECORD, "", None, State(small("A process", start=day("1991"))))
        return made.id


def whole(process: int) -> Initiative:
    return tidy(
        replace(
            full(),
            parent_id=process,
            people=(
                Appearance("Aisha Khan", affiliation="ST", post="Head", level=Level.CONFIDENTIAL),
                Appearance("Somebody New", "chair"),
            ),
            meetings=(
                Meeting(day("1991-10-06"), "First", attendance=(Appearance("A. Khan"),), key=5),
                Meeting(day("1991-10-07"), "Second", attribution="chatham-house", key=6,
                        attendance=(Appearance("Somebody Else"),)),
            ),
            organisations=(Engagement("Secret Trust"), Engagement("ki"), Engagement("New One")),
            links=(Link("related", process, "tied"),),
            attachments=(Attachment("a.txt", 13, "d1gest"),),
        )
    )  # fmt: skip


def both_ways(
    folder: Path, some: Sequence[Initiative], *, erase: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the rows after recording ``some`` one by one, and in one go; with ``erase`` all but the last gone."""
    found = []
    for together in (False, True):
        path = folder / f"{together}.ddesk"
        path.unlink(missing_ok=True)
        desk = files.create(path)
        process = before(desk)
        wanted = [tidy(one) if one.parent_id is None else one for one in (*some, whole(process))]
        with begun(desk) as writer:
            if together:
                changes = writer.put_new("import", wanted)
            else:
                changes = [writer.put(Action.RECORD, "import", None, State(one)) for one in wanted]
        states = [change.after for change in changes if change.after][:-1]
        if erase:
            with begun(desk) as writer:
                if together:
                    writer.erase_all("undo", states)
                else:
                    for state in states:
                        writer.erase(Action.DELETE, "undo", state)
        found.append(whole_file(desk))
        files.close(desk)
    return found[0], found[1]


_engaged = st.lists(
    st.builds(Engagement, st.sampled_from(["Secret Trust", "KI", "Another", "Ánother"])),
    max_size=2,
    unique=True,
).map(tuple)
_attended = st.lists(
    st.builds(Appearance, st.sampled_from(["Aisha Khan", "A. Khan", "B. Rao"])), max_size=2
).map(tuple)
_levelled = st.lists(
    st.builds(
        CountryParticipation, st.sampled_from(["IND", "PAK"]), st.just("party"), st.sampled_from(Level)
    ),
    max_size=2,
).map(tuple)  # fmt: skip
_some = st.lists(
    st.builds(
        lambda one, bodies, people, countries: replace(
            one, organisations=bodies, people=people, countries=countries
        ),
        initiatives,
        _engaged,
        _attended,
        _levelled,
    ),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some=_some, erase=st.booleans())
def test_the_rows_are_the_same(tmp_path: Path, some: list[Initiative], erase: bool) -> None:
    one_by_one, in_one_go = both_ways(tmp_path, some, erase=erase)
    assert one_by_one.keys() == in_one_go.keys()
    for table, held in one_by_one.items():
        assert in_one_go[table] == held, table


def test_codes_that_are_taken_are_passed_over(desk: Desk) -> None:
    with begun(desk) as writer:
        writer.put(Action.RECORD, "", None, State(small("Taken", reference="DD-1991-0002")))
        some = [
            *(small(f"Talks {n}", start=day("1991")) for n in range(3)),
            small("With its own", reference="DD-1991-0003"),
            small("Undated"),
        ]
        changes = writer.put_new("import", some)
        again = writer.put_new("import", [small("Later", start=day("1991"))])
    codes = [one.after.initiative.reference for one in (*changes, *again) if one.after]
    assert codes == [
        "DD-1991-0001", "DD-1991-0004", "DD-1991-0005", "DD-1991-0003", "DD-ND-0001", "DD-1991-0006",
    ]  # fmt: skip


def test_nothing_at_all_is_no_change(desk: Desk) -> None:
    was = whole_file(desk)
    with begun(desk) as writer:
        assert writer.put_new("import", []) == []
        assert writer.erase_all("undo", []) == []
    assert whole_file(desk) == was


def test_a_process_that_loses_its_rounds_is_one_no_more(desk: Desk) -> None:
    with begun(desk) as writer:
        (made,) = writer.put_new("import", [small("A process")])
        rounds = [small(f"Round {n}", parent_id=made.id) for n in range(2)]
        changes = writer.put_new("import", rounds)
        column = "SELECT rounds_level FROM initiative WHERE id = ?"
        ask = writer.connection.exec_driver_sql
        assert ask(column, (made.id,)).scalar() == 0
        writer.erase_all("undo", [one.after for one in changes if one.after])
        assert ask(column, (made.id,)).scalar() is None
        assert ask("SELECT count(*) FROM initiative").scalar() == 1
