"""The PDF of the dossier, the meeting sheet and the participants list, held against whole records."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, OFF_RECORD, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, full, small
from tests.papers import missing, printed, squeezed
from tests.planted import SILENT, plant

_TERMS = ("kind", "track", "approach", "mode", "formality", "scope", "visibility", "recognition")
GUESTS = (
    Appearance("Ada Open", "chair", "Open Institute", "Director", "expert"),
    Appearance("Bilal Rao", "speaker", "Ministry of Water", "Secretary", "serving-official"),
)


def stored(desk: Desk, one: Initiative) -> Initiative:
    done = recording.record(desk, one)
    assert done.after is not None
    return done.after.initiative


def whole(desk: Desk) -> Initiative:
    """Record an initiative with every part filled, as a process with two rounds; return it."""
    meetings = (
        Meeting(day("1991-10-07"), "First sitting", "Neemrana", "IND", "in-person", "Water first",
                "on-record", GUESTS, key=1),
        Meeting(day("1991-10-08"), "Second sitting", attribution=CHATHAM_HOUSE,
                attendance=(Appearance(SILENT),), key=2),
    )  # fmt: skip
    made = replace(full(), people=GUESTS, meetings=meetings)
    process = stored(desk, made)
    for number in (1, 2):
        stored(
            desk, small(f"Round {number} of it", start=day(f"1991-1{number}"), parent_id=process.id)
        )
    return process


def facts_of(desk: Desk, one: Initiative) -> Iterator[str]:
    """Give what a dossier must say of ``one``, written out of its fields."""
    label, country = desk.vocabularies.label, desk.countries.name
    yield from (one.title, one.reference, one.issue, one.recognised_by, *one.tags)
    yield from (*one.summary.split("\n"), *one.objectives.split("\n"), one.track_reason)
    yield from (label(name, getattr(one, name)) for name in _TERMS)
    yield from (label("purpose", code) for code in one.purposes if label("purpose", code))
    yield from (label("interest", code) for code in one.interests)
    yield from (date.in_words() for date in (one.end,) if date and not date.is_open)
    yield from (f"{place.city}{country(place.country) and ', ' + country(place.country)}"
                for place in one.places if place.country)  # fmt: skip
    yield from (country(part.country) for part in one.countries)
    yield from (text for body in one.organisations for text in (body.name, body.as_given))
    yield from (f"{known.scheme} {known.value}" for known in one.external_ids)
    yield from (one.budget.amount, one.budget.currency, one.budget.funder)
    for held in one.meetings:
        yield from (held.title, held.agenda, held.city)
    yield from results_of(one)


def results_of(one: Initiative) -> Iterator[str]:
    """Give what a dossier must say of what came of ``one`` and of what bears it out."""
    for outcome in one.outcomes:
        yield from (outcome.what, outcome.for_whom, outcome.evidence)
        yield outcome.date.in_words() if outcome.date else ""
    for transfer in one.transfers:
        yield from (transfer.what, transfer.to_office, transfer.channel, transfer.response)
        yield transfer.evidence
    yield from (text for known in one.documents for text in (known.title, known.url))
    yield from (known.note for known in one.constraints)
    for rating in one.assessments:
        yield from (rating.reviewer, rating.reason)
    for number, source in enumerate(one.sources, 1):
        yield f"[{number}] {source.title or source.url}"
        yield from (source.author, source.publisher, source.url, source.note)


def rows_of_people(desk: Desk, people: tuple[Appearance, ...]) -> Iterator[str]:
    """Give what must be said of ``people``: terms without their first letter, which is small in a line."""
    for one in people:
        yield from (one.name, one.post, one.affiliation)
        for vocabulary, code in (("person-role", one.role), ("capacity", one.capacity)):
            yield "" if code == "unknown" else desk.vocabularies.label(vocabulary, code)[1:]


def test_a_dossier_says_all_that_is_recorded(desk: Desk) -> None:
    process = whole(desk)
    one = looking.one(desk, process.id, Level.CONFIDENTIAL)
    text = printed(desk, "dossier", subject=one.reference)
    assert not missing(text, facts_of(desk, one))
    assert not missing(text, rows_of_people(desk, one.people))
    assert not missing(text, ["Round 1 of it", "Round 2 of it", "2rounds", "2meetings"])
    # The sources are numbered, and what a source bears out bears its number.
    assert squeezed(f"When {one.dates_in_words} [1]") in text
    for note in one.notes:
        assert missing(text, [note.text.split("\n")[0]])
    assert not [task for task in one.follow_ups if not missing(text, [task.task])]
    assert SILENT not in text


@pytest.mark.parametrize("part", range(4))
def test_the_dossiers_of_the_sample_say_what_their_records_say(sample: Desk, part: int) -> None:
    for one in looking.whole(sample, Filter(), Sort())[part * 5 :: 20]:
        text = printed(sample, "dossier", subject=one.reference)
        assert not missing(text, facts_of(sample, one)), one.reference
        assert not missing(text, rows_of_people(sample, one.people)), one.reference


def test_what_is_known_to_have_led_to_nothing_is_no_outcome(sample: Desk) -> None:
    (one, *_) = [
        one for one in looking.whole(sample, Filter(), Sort())
        if one.outcomes and all(found.kind == "none" for found in one.outcomes)
    ]  # fmt: skip
    text = printed(sample, "dossier", subject=one.reference)
    assert squeezed("Nothing came of it, as far as is known.") in text
    assert missing(text, [f"{len(one.outcomes)} outcome"])


def test_the_history_stands_there_when_it_is_asked_for(desk: Desk) -> None:
    one = stored(desk, small("Old talks", issue="Visas"))
    recording.record(desk, replace(one, title="New talks", issue="Water"))
    words = ["History of this record", "Old talks › New talks", "Visas › Water"]
    assert len(missing(printed(desk, "dossier", subject=one.reference), words)) == len(words)
    assert not missing(
        printed(desk, "dossier", subject=one.reference, options={"history": "yes"}), words
    )


def test_many_parties_do_not_take_a_line_each(desk: Desk) -> None:
    codes = [known.code for known in desk.countries][:60]
    one = stored(
        desk, small(countries=tuple(replace(full().countries[0], country=code) for code in codes))
    )
    text = printed(desk, "dossier", subject=one.reference)
    assert squeezed(", ".join(desk.countries.name(code) for code in codes)) in text


def meetings(desk: Desk) -> Iterator[tuple[Initiative, int, Meeting]]:
    for one in looking.whole(desk, Filter(unit=Unit.ROUNDS), Sort()):
        yield from ((one, number, held) for number, held in enumerate(one.meetings, 1))


def test_the_sheets_of_the_sample_say_what_their_meetings_say(sample: Desk) -> None:
    for one, number, held in [*meetings(sample)][::6]:
        text = printed(sample, "meeting", subject=f"{one.reference}/{number}")
        assert not missing(text, [held.title, held.city, held.agenda, one.title, one.reference])
        assert not missing(text, [held.date.in_words() if held.date else "No date"])
        named = () if held.is_unattributed else held.attendance
        assert not missing(text, rows_of_people(sample, named)), one.reference


@pytest.mark.parametrize("rule", [CHATHAM_HOUSE, OFF_RECORD])
@pytest.mark.parametrize("attended", [4, 6])
def test_a_sheet_names_nobody_where_the_rule_forbids_it(
    desk: Desk, rule: str, attended: int
) -> None:
    people = tuple(Appearance(f"{SILENT} {n}", "speaker", SILENT) for n in range(attended))
    held = Meeting(
        day("2001-07-14"), "Quiet sitting", "Doha", "QAT", "", "Water", rule, people, key=1
    )
    one = stored(desk, small("Quiet talks", meetings=(held,), people=people[:1]))
    for name in ("meeting", "participants"):
        text = printed(desk, name, subject=f"{one.reference}/1")
        assert SILENT not in text
        assert not missing(text, ["Quiet sitting", "14 July 2001", "Doha, Qatar"])
        assert ("nobody who was here may be named outside".replace(" ", "")) in text
        # So few would be known by their number.
        assert (squeezed(f"{attended} people attended") in text) == (attended > 4)


def test_a_guest_above_the_ceiling_is_not_on_the_sheet(desk: Desk) -> None:
    reference = plant(desk).reference
    text = printed(desk, "meeting", Filter(ceiling=Level.PUBLIC), f"{reference}/1")
    assert squeezed("Ada Open") in text
    assert "Quibblefrost" not in text
    assert "Quibblefrost" in printed(desk, "meeting", subject=f"{reference}/1")


@pytest.mark.parametrize("sort", ["name", "affiliation"])
def test_the_participants_are_those_of_the_record_each_once(desk: Desk, sort: str) -> None:
    process = whole(desk)
    text = printed(desk, "participants", subject=process.reference, options={"sort": sort})
    named = {(person.name, person.post) for person in process.people}
    named |= {
        (person.name, person.post)
        for held in process.meetings if not held.is_unattributed for person in held.attendance
    }  # fmt: skip
    assert squeezed(f"{len(named)} people are named.") in text
    for name, post in named:
        assert text.count(squeezed(f"{name} {post}")) == 1
    order = sorted(GUESTS, key=lambda one: getattr(one, sort))
    places = [text.find(squeezed(one.name)) for one in order]
    assert places == sorted(places)
    assert squeezed("1 meeting was held under a rule that forbids to name") in text
    assert SILENT not in text


def test_what_nobody_has_takes_no_column_but_room_to_sign_stays(desk: Desk) -> None:
    people = (Appearance("Ada Open", "chair"), Appearance("Bilal Rao", "speaker"))
    one = stored(desk, small(people=people))
    text = printed(desk, "participants", subject=one.reference)
    assert not missing(text, ["NameRole"])
    assert missing(text, ["Post and affiliation then"])
    signed = printed(desk, "participants", subject=one.reference, options={"signatures": "yes"})
    assert not missing(signed, ["Signature"])
