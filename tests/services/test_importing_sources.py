"""Sources come in by BibTeX and CSL-JSON: added once, to whom they belong, in one step; export and back is the same."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import StoppedError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.text import clean_line
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.stated import Stated
from diplomat_desk.services import files, history, importing, looking, recording, stated
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import make, named
from tests.making import day, small


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = files.create(tmp_path / "r.ddesk")
    yield made
    files.close(made)


def bib(tmp_path: Path, *entries: str) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text("\n".join(entries), "utf-8")
    return path


def recorded(desk: Desk, wanted: Initiative) -> Initiative:
    change = recording.record(desk, wanted)
    assert change.after is not None
    return change.after.initiative


def sources(desk: Desk, one: Initiative) -> tuple[Source, ...]:
    return looking.one(desk, one.id, TOP).sources


def test_entries_go_to_the_initiatives_that_they_name(desk: Desk, tmp_path: Path) -> None:
    first = recorded(desk, small("First", sources=(Source("Known", date=day("1999")),)))
    other = recorded(desk, small("Other"))
    path = bib(
        tmp_path,
        f"@misc{{a, title={{New}}, keywords={{x, {first.reference}, {other.reference}}}}}",
        f"@misc{{b, title={{KNOWN}}, year=1999, author={{Some One}}, keywords={{{first.reference}}}}}",
        "@misc{c, title={Known}, year=1999}",
        "@misc{d, title={Nobody's}}",
    )
    tried = stated.take(desk, path, dry_run=True)
    assert sources(desk, other) == ()
    done = stated.take(desk, path)
    assert tried == done
    assert (done.sources, done.known, done.refused) == (1, 2, 1)
    assert [(one.row, one.value) for one in done.findings] == [(4, "d")]
    assert sources(desk, first) == (Source("Known", date=day("1999")), Source("New"))
    assert sources(desk, other) == (Source("New"),)
    (batch,) = importing.past(desk, TOP)
    assert (batch.name, batch.lines) == ("refs.bib", 4)
    again = stated.take(desk, path)
    assert (again.sources, again.known) == (0, 3)
    assert len(importing.past(desk, TOP)) == 1
    history.undo(desk, TOP)
    assert sources(desk, other) == ()
    assert importing.past(desk, TOP) == ()


def test_entries_that_name_none_go_where_somebody_says(desk: Desk, tmp_path: Path) -> None:
    one = recorded(desk, small("First"))
    path = bib(tmp_path, "@misc{d, title={Nobody's}, keywords={DD-9999}}")
    done = stated.take(desk, path, into=(one.id,))
    assert (done.sources, done.refused) == (1, 0)
    assert sources(desk, one) == (Source("Nobody's"),)
    ours = tmp_path / "a.json"
    ours.write_text("{}", "utf-8")
    with pytest.raises(ExchangeError, match="Only sources"):
        stated.take(desk, ours, into=(one.id,))


def test_nothing_above_the_ceiling_is_found_or_changed(desk: Desk, tmp_path: Path) -> None:
    secret = Source("Hidden", level=Level.CONFIDENTIAL)
    high = recorded(desk, small("High", confidentiality=Level.RESTRICTED))
    low = recorded(desk, small("Low", sources=(secret,)))
    path = bib(
        tmp_path,
        f"@misc{{a, title={{A}}, keywords={{{high.reference}}}}}",
        f"@misc{{b, title={{Hidden}}, keywords={{{low.reference}}}}}",
        "@misc{c, title={Hidden}}",
    )
    done = stated.take(desk, path, ceiling=Level.PUBLIC)
    assert (done.sources, done.known, done.refused) == (1, 0, 2)
    assert sources(desk, high) == ()
    assert stated.take(desk, path, into=(high.id,), ceiling=Level.PUBLIC).refused == 1
    assert sources(desk, high) == ()
    assert stated.take(desk, path).refused == 0


def test_stopping_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    class Stopper(Progress):
        def stopped(self) -> bool:
            return True

    one = recorded(desk, small("First"))
    path = bib(tmp_path, f"@misc{{a, title={{A}}, keywords={{{one.reference}}}}}")
    desk.progress = Stopper()
    with pytest.raises(StoppedError):
        stated.take(desk, path)
    desk.progress = Progress()
    assert sources(desk, one) == ()


NUMBERS = count()
LINES = st.text(
    st.one_of(
        st.sampled_from("ab \\{}~`'\"-$&%#_^@=,;<>|éß漢ہ"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=16,
).map(clean_line)
DATES = st.one_of(
    st.none(),
    st.sampled_from(
        ["1991", "1991-10", "1991-10-06", "1991~", "1991-10?", "1991-10-06%", "0987"]
    ).map(day),
)
PATHS = st.text(st.sampled_from("ab1/_-.?&=#~$@:,;!*'()+[]|^éہ"), max_size=12)


@st.composite
def cited(draw: st.DrawFn) -> tuple[Source, ...]:
    """Return sources of which no two are one."""
    many = draw(st.integers(1, 4))
    return tuple(
        Source(
            title=f"{number} {draw(LINES)}".strip(),
            author=draw(LINES),
            publisher=draw(LINES),
            date=draw(DATES),
            url=draw(st.sampled_from(["", f"https://x{number}.org/{draw(PATHS)}"])),
            accessed=draw(DATES),
            note=draw(LINES),
        )
        for number in range(many)
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    folder = tmp_path_factory.mktemp("both")
    one, other = files.create(folder / "one.ddesk"), files.create(folder / "other.ddesk")
    yield one, other
    files.close(one)
    files.close(other)


@pytest.mark.parametrize(("name", "ending"), [("bib", ".bib"), ("csl", ".json")])
@given(wanted=cited())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_put_out_comes_back_the_same(
    both: tuple[Desk, Desk], tmp_path: Path, name: str, ending: str, wanted: tuple[Source, ...]
) -> None:
    one, other = both
    reference = f"T-{name}-{next(NUMBERS)}"
    first = recorded(one, small("Talks", reference=reference, sources=wanted))
    second = recorded(other, small("Talks", reference=reference))
    path = tmp_path / f"refs{ending}"
    path.write_bytes(make(one, Filter(), Sort(), named(name))[0].data)
    done = stated.take(other, path)
    assert done == Stated(sources=len(wanted), of_sources=True)
    assert [_claimed(each) for each in sources(other, second)] == [
        _claimed(each) for each in looking.one(one, first.id, TOP).sources
    ]
    recording.delete(one, (first.id,))
    recording.delete(other, (second.id,))


def _claimed(source: Source) -> Source:
    """Return what the formats say that they hold."""
    return replace(source, reliability="", level=Level.PUBLIC, key=0)
