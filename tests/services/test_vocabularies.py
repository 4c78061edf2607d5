"""Editing vocabularies: each act, its undoing and its doing again; what is in use stays."""

import pytest

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.terms import Term
from diplomat_desk.services import history, looking, recording, vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin, put_one
from tests.making import small


def term(desk: Desk, vocabulary: str, code: str) -> Term:
    found = desk.vocabularies.find(vocabulary, code)
    assert found is not None
    return found


def codes(desk: Desk, vocabulary: str) -> list[str]:
    return [used.term.code for used in vocabularies.listing(desk, vocabulary, TOP)]


def held(desk: Desk, kind: Kind, number: int) -> object:
    with begin(desk) as writer:
        found = writer.find(Identity(kind, str(number)))
    assert found is not None
    return found.record


def found_by(desk: Desk, text: str) -> int:
    return len(looking.select(desk, Filter(text=text), Sort()).ids)


def test_a_term_is_added_at_the_end_under_a_code_of_its_own(desk: Desk) -> None:
    before = desk.words_revision
    vocabularies.add(desk, Term("kind", "", "  Fact-finding   visit ", "A look on the spot."))
    assert codes(desk, "kind")[-1] == "fact-finding-visit"
    assert term(desk, "kind", "fact-finding-visit").label == "Fact-finding visit"
    assert desk.words_revision == before + 1
    history.undo(desk)
    assert "fact-finding-visit" not in codes(desk, "kind")
    history.redo(desk)
    assert codes(desk, "kind")[-1] == "fact-finding-visit"


def test_a_code_never_comes_back_with_another_meaning(desk: Desk) -> None:
    vocabularies.add(desk, Term("kind", "", "Retreat"))
    vocabularies.edit(desk, Term("kind", "retreat", "Walk"))
    vocabularies.delete(desk, "kind", "retreat")
    vocabularies.add(desk, Term("kind", "", "Retreat"))
    assert codes(desk, "kind")[-1] == "retreat-2"
    history.undo(desk)
    vocabularies.add(desk, Term("kind", "", "Retreat"))
    assert codes(desk, "kind")[-1] == "retreat-2", "the same meaning may have its code again"


def test_a_label_in_any_script_makes_a_code(desk: Desk) -> None:
    vocabularies.add(desk, Term("kind", "", "مذاکرات"))
    vocabularies.add(desk, Term("kind", "", "!!!"))
    assert codes(desk, "kind")[-2:] == ["مذاکرات", "kind"]


def test_two_terms_of_one_name_are_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="already"):
        vocabularies.add(desk, Term("kind", "", "WORKSHOP"))
    with pytest.raises(RefusedError, match="needs a name"):
        vocabularies.edit(desk, Term("kind", "summit", " "))
    with pytest.raises(RefusedError, match="six digits"):
        vocabularies.edit(desk, Term("track", "L1", "Level 1", colour="blue"))
    assert not desk.history.done


def test_a_rename_is_found_at_once_and_undone_at_once(desk: Desk) -> None:
    recording.record(desk, small(kind="workshop"))
    assert vocabularies.touched(desk, "kind", "workshop", TOP) == 1
    step = vocabularies.edit(desk, Term("kind", "workshop", "Atelier"))
    assert step is not None
    assert step.label == "rename “Workshop” to “Atelier”"
    assert found_by(desk, "atelier") == 1
    assert found_by(desk, "workshop") == 0
    history.undo(desk)
    assert term(desk, "kind", "workshop").label == "Workshop"
    assert term(desk, "kind", "workshop").definition
    assert found_by(desk, "workshop") == 1
    history.redo(desk)
    assert term(desk, "kind", "workshop").label == "Atelier"


def test_definition_colour_and_mark_are_edited_and_nothing_is_no_step(desk: Desk) -> None:
    vocabularies.edit(desk, Term("track", "L1", "Level 1", "Officials.", "#112233", "1"))
    old = term(desk, "track", "L1")
    assert (old.definition, old.colour, old.mark) == ("Officials.", "#112233", "1")
    assert vocabularies.edit(desk, old) is None
    history.undo(desk)
    assert term(desk, "track", "L1").colour == "#4477AA"
    assert not desk.history.done


def test_terms_move_and_come_back(desk: Desk) -> None:
    order = codes(desk, "status")
    assert vocabularies.move(desk, "status", "active", 1)
    assert codes(desk, "status")[:3] == ["planned", "suspended", "active"]
    assert vocabularies.move(desk, "status", "planned", -1) is None
    history.undo(desk)
    assert codes(desk, "status") == order
    history.redo(desk)
    assert codes(desk, "status")[1] == "suspended"


def test_a_retired_term_stands_last_and_is_not_offered(desk: Desk) -> None:
    vocabularies.retire(desk, "kind", "exchange")
    assert codes(desk, "kind")[-1] == "exchange"
    assert "exchange" not in [one.code for one in desk.vocabularies.of("kind")]
    assert vocabularies.move(desk, "kind", "exchange", -1) is None
    history.undo(desk)
    assert codes(desk, "kind")[1] == "exchange"
    vocabularies.retire(desk, "kind", "exchange")
    vocabularies.retire(desk, "kind", "exchange", retired=False)
    assert desk.history.undo_label == "bring back “Exchange”"


def test_a_merge_rewrites_all_that_holds_the_term_and_is_one_step(desk: Desk) -> None:
    someone = Appearance("A. Person", capacity="guest")
    vocabularies.add(desk, Term("capacity", "", "Guest"))
    vocabularies.add(desk, Term("capacity", "", "Visitor"))
    live = recording.record(
        desk,
        small(
            people=(someone,),
            meetings=(Meeting(title="Sitting", attendance=(someone,)),),
        ),
    )
    binned = recording.record(desk, small("Gone", people=(someone,)))
    recording.delete(desk, [binned.id])
    since = looking.binned(desk, TOP)[0].since
    person = put_one(
        desk, Person(name="B", affiliations=(Affiliation("Body", capacity="guest"),)), None
    )
    assert person.after is not None
    number = int(person.after.identity.key)

    step = vocabularies.merge(desk, "capacity", "guest", "visitor")
    assert len(step.changes) == 4
    assert desk.vocabularies.find("capacity", "guest") is None
    one = looking.one(desk, live.id, TOP)
    assert one.people[0].capacity == "visitor"
    assert one.meetings[0].attendance[0].capacity == "visitor"
    assert looking.binned_one(desk, binned.id, TOP).people[0].capacity == "visitor"
    assert looking.binned(desk, TOP)[0].since == since, "the day of its deletion stays"
    merged = held(desk, Kind.PERSON, number)
    assert isinstance(merged, Person)
    assert merged.affiliations[0].capacity == "visitor"

    history.undo(desk)
    assert term(desk, "capacity", "guest").label == "Guest"
    assert looking.one(desk, live.id, TOP).meetings[0].attendance[0].capacity == "guest"
    assert looking.binned_one(desk, binned.id, TOP).people[0].capacity == "guest"
    history.redo(desk)
    assert looking.one(desk, live.id, TOP).people[0].capacity == "visitor"


def test_a_merge_takes_kept_filters_along(desk: Desk) -> None:
    kept = put_one(desk, SavedFilter(name="x", filter=Filter(kinds=("workshop", "summit"))), None)
    assert kept.after is not None
    number = int(kept.after.identity.key)
    recording.record(desk, small(kind="workshop"))
    vocabularies.merge(desk, "kind", "workshop", "training")
    after = held(desk, Kind.FILTER, number)
    assert isinstance(after, SavedFilter)
    assert after.filter.kinds == ("training", "summit")
    assert found_by(desk, "training") == 1
    history.undo(desk)
    before = held(desk, Kind.FILTER, number)
    assert isinstance(before, SavedFilter)
    assert before.filter.kinds == ("workshop", "summit")
    assert found_by(desk, "workshop") == 1


def test_what_lies_above_the_ceiling_is_not_rewritten_unseen(desk: Desk) -> None:
    made = recording.record(desk, small(kind="workshop", confidentiality=Level.CONFIDENTIAL))
    with pytest.raises(RefusedError, match="above what is shown"):
        vocabularies.merge(desk, "kind", "workshop", "training", Level.LIMITED)
    assert looking.one(desk, made.id, TOP).kind == "workshop"
    assert vocabularies.touched(desk, "kind", "workshop", Level.LIMITED) == 0


def test_terms_that_rules_speak_of_stay(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="hides who attended"):
        vocabularies.merge(desk, "attribution", "chatham-house", "on-record")
    with pytest.raises(RefusedError, match="hides who attended"):
        vocabularies.delete(desk, "attribution", "chatham-house")
    with pytest.raises(RefusedError, match="three different answers"):
        vocabularies.delete(desk, "scope", "not-applicable")
    vocabularies.edit(desk, Term("attribution", "chatham-house", "Chatham House"))
    vocabularies.retire(desk, "attribution", "chatham-house")
    assert term(desk, "attribution", "chatham-house").retired


def test_a_term_is_not_merged_into_itself_or_nothing(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="another term"):
        vocabularies.merge(desk, "kind", "summit", "summit")
    with pytest.raises(MissingError):
        vocabularies.merge(desk, "kind", "summit", "nothing")


def test_only_what_nothing_uses_or_used_is_deleted(desk: Desk) -> None:
    made = recording.record(desk, small(kind="workshop"))
    recording.delete(desk, [made.id])
    with pytest.raises(RefusedError, match="in use"):
        vocabularies.delete(desk, "kind", "workshop")
    history.undo(desk)
    history.undo(desk)
    with pytest.raises(RefusedError, match="Earlier versions"):
        vocabularies.delete(desk, "kind", "workshop")
    vocabularies.delete(desk, "kind", "summit")
    assert "summit" not in codes(desk, "kind")
    history.undo(desk)
    assert codes(desk, "kind")[6] == "summit"
    history.redo(desk)
    with pytest.raises(MissingError):
        vocabularies.edit(desk, Term("kind", "summit", "Summit again"))
