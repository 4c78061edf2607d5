"""The PDF of the register list, the follow-ups and the methods, held against whole records counted by hand."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from diplomat_desk import __version__
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import FollowUp
from diplomat_desk.domain.results import Outcome
from diplomat_desk.domain.text import fold
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small
from tests.papers import TODAY, missing, printed, squeezed

_REFERENCE = re.compile(r"DD(?:\d{4}|ND)\d{4}")


def records(desk: Desk, chosen: Filter | None = None) -> list[Initiative]:
    """Return what is selected, in an order of our own."""
    found = looking.whole(desk, chosen or Filter(), Sort())
    return sorted(found, key=lambda one: one.reference)


def listed(desk: Desk, chosen: Filter | None = None, **options: str) -> str:
    """Return what the pages of a register list without pictures say."""
    asked = {"charts": "no", "entries": "short"} | options
    return printed(desk, "register", chosen, options=asked)


def references(text: str) -> list[str]:
    """Return the references that ``text`` gives, in their order."""
    return _REFERENCE.findall(text)


def in_order(text: str, wanted: Iterable[str]) -> bool:
    """Tell whether ``text`` says one of ``wanted`` after the other."""
    at = 0
    for one in wanted:
        at = text.find(squeezed(one), at)
        if at < 0:
            return False
        at += len(squeezed(one))
    return True


def many(number: int) -> str:
    return f"{number:,} initiative" + ("" if number == 1 else "s")


@pytest.mark.parametrize("by", ["track", "kind", "status"])
def test_a_group_holds_what_the_records_say_each_once(sample: Desk, by: str) -> None:
    found = records(sample)
    text = listed(sample, group=by, sort="reference")
    wanted = []
    for term in sample.vocabularies.of(by):
        held = [one for one in found if getattr(one, by) == term.code]
        if held:
            wanted += [f"{term.label}{many(len(held))}", *(one.reference for one in held)]
    assert sum(one.startswith("DD-") for one in wanted) == len(found)
    assert in_order(text, wanted)
    assert Counter(references(text)) == Counter(squeezed(one.reference) for one in found)
    assert not missing(text, (one.reference + one.title for one in found))


ORDERS: dict[str, Callable[[Initiative], object]] = {
    "reference": lambda one: one.reference,
    "title": lambda one: fold(one.title),
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_is_the_one_that_was_asked_for(sample: Desk, order: str) -> None:
    wanted = sorted(records(sample), key=ORDERS[order])  # type: ignore[arg-type]
    text = listed(sample, group="none", sort=order)
    assert references(text) == [squeezed(one.reference) for one in wanted]


@pytest.mark.parametrize(("order", "latest_first"), [("start", False), ("newest", True)])
def test_dates_run_one_way_and_what_has_none_comes_last(
    sample: Desk, order: str, latest_first: bool
) -> None:
    by_reference = {squeezed(one.reference): one for one in records(sample)}
    found = [by_reference[one] for one in references(listed(sample, group="none", sort=order))]
    begun = [one.start.earliest for one in found if one.start]
    assert begun == sorted(begun, reverse=latest_first)
    assert len(begun) < len(found)
    assert not any(one.first for one in found[-1:])


def test_a_country_has_each_of_its_initiatives_and_each_entry_stands_once(sample: Desk) -> None:
    found = records(sample)
    text = listed(sample, entries="long", group="country")
    counts = Counter(code for one in found for code in {part.country for part in one.countries})
    labels = {code: known.label for code in counts if (known := sample.countries.find(code))}
    assert not missing(text, (f"{labels[code]}{many(counts[code])}" for code in counts))
    entries = references(text)
    assert Counter(entries) >= Counter(squeezed(one.reference) for one in found)
    for one in found:
        head = squeezed(f"{one.reference} {sample.vocabularies.label('track', one.track)} · ")
        assert text.count(head) == 1, one.reference
        assert not missing(text, [one.title, *one.summary.split("\n")]), one.reference
        assert not missing(text, (part.what for part in one.outcomes)), one.reference


def test_only_what_the_filter_selects_stands_in_a_list(sample: Desk) -> None:
    chosen = Filter(tracks=("T2",), countries=("IND",))
    wanted = [
        one for one in records(sample)
        if one.track == "T2" and any(part.country == "IND" for part in one.countries)
    ]  # fmt: skip
    text = listed(sample, chosen, group="none", sort="reference")
    assert references(text) == [squeezed(one.reference) for one in wanted]
    assert squeezed(f"{len(wanted)} of 80 initiatives") in text


def to_do(desk: Desk) -> list[tuple[Initiative, FollowUp]]:
    """Record initiatives with things to do, late, near, undated and done; return them."""
    tasks = (
        FollowUp("Ask the ministry", day("2026-11-30"), "Aisha Khan"),
        FollowUp("Write the summary", day("2026-11"), "Bilal Rao"),
        FollowUp("Call the embassy", day("2026-12-01"), "Aisha Khan"),
        FollowUp("Book the room", day("2026-12-04")),
        FollowUp("Send the minutes", day("2026-12"), "Bilal Rao"),
        FollowUp("Invite again", day("2027-03"), "Aisha Khan"),
        FollowUp("Think of a date"),
        FollowUp("Thank the host", day("2026-01-01"), "Bilal Rao", day("2026-01-02")),
    )
    made = []
    for number, task in enumerate(tasks):
        done = recording.record(desk, small(f"Talks number {number}", follow_ups=(task,)))
        assert done.after is not None
        made.append((done.after.initiative, task))
    return made


@pytest.mark.parametrize("owner", ["", "Aisha Khan"])
@pytest.mark.parametrize("done", ["no", "yes"])
def test_the_follow_ups_are_those_of_the_records_by_their_dates(
    desk: Desk, owner: str, done: str
) -> None:
    made = [(one, task) for one, task in to_do(desk) if owner in ("", task.owner)]
    open_ones = [(one, task) for one, task in made if task.done is None]
    late = [task for _, task in open_ones if task.due and task.due.latest < TODAY]
    text = printed(desk, "follow-ups", options={"owner": owner, "done": done})
    is_late = f"{len(late)} is overdue" if len(late) == 1 else f"{len(late)} are overdue"
    assert squeezed(f"{len(open_ones)} follow-ups are open, {is_late}.") in text
    told = made if done == "yes" else open_ones
    assert Counter(references(text)) == Counter(squeezed(one.reference) for one, _ in told)
    assert not missing(text, (f"{task.task}{task.owner}{one.title}" for one, task in told))
    for task in late:
        assert task.due is not None
        days = (TODAY - task.due.latest).days
        words = f"{days} day late" if days == 1 else f"{days} days late"
        assert squeezed(f"{task.due.in_words()}{words}{task.task}") in text
    dated = sorted((task for _, task in open_ones if task.due), key=lambda task: task.due.latest)  # type: ignore[union-attr]
    assert in_order(text, (task.task for task in dated))


def test_a_column_of_owners_stands_only_where_there_are_any(desk: Desk) -> None:
    recording.record(desk, small(follow_ups=(FollowUp("Ask", day("2027")),)))
    assert "Owner" not in printed(desk, "follow-ups")


def test_the_methods_say_what_was_counted_and_what_the_terms_mean(sample: Desk) -> None:
    chosen = Filter(tracks=("T2",))
    found = records(sample, chosen)
    undated = sum(one.first is None for one in found)
    options = {"charts": "no", "entries": "short", "group": "none"}
    text = printed(sample, "register", chosen, options=options, methods=True)
    assert not missing(text, [
        "Selection Track: Track II",
        f"Selected {len(found)} of 80 initiatives · {undated} undated · every round counted",
        "Shown up to “Confidential”. Nothing was withheld.",
        "The highest level of anything that stands here: Public.",
        f"Diplomat Desk {__version__}",
    ])  # fmt: skip
    for vocabulary in ("track", "kind", "status", "approach", "mode"):
        used = {getattr(one, vocabulary) for one in found}
        for term in sample.vocabularies.of(vocabulary):
            told = squeezed(f"{term.label}{term.definition}") in text
            assert told == (vocabulary == "track" or term.code in used), (vocabulary, term.code)


def test_the_methods_say_what_is_withheld_and_how_often_the_register_changed(desk: Desk) -> None:
    levels = (Level.PUBLIC, Level.RESTRICTED, Level.CONFIDENTIAL, Level.PUBLIC)
    for number, level in enumerate(levels):
        hidden = Outcome("Agreed in private", level=Level.RESTRICTED)
        recording.record(desk, small(f"Talks {number}", confidentiality=level, outcomes=(hidden,)))
    text = printed(desk, "follow-ups", Filter(ceiling=Level.LIMITED), methods=True)
    seen = sum(level <= Level.LIMITED for level in levels)
    words = f"{seen} of {seen} initiatives · {seen} undated · every round counted"
    withheld = f"{len(levels) - seen} records and {seen} entries withheld"
    assert not missing(text, [
        f"Selected {words} · {withheld}",
        f"Shown up to “Limited”. What lies above the level is left out, of counts too: a zero is not a none. {words}",
        f"after {len(levels)} changes",
    ])  # fmt: skip
