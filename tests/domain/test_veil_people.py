"""What an editor saw of a person without their affiliation comes back whole, and once."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.veil import Raised, kept_back, veil

BARED = Appearance("A", affiliation="Hidden House", post="Envoy")
HIDDEN = Appearance("B", level=Level.RESTRICTED)
OPEN = Appearance("C", affiliation="SAARC")
WHOLE = Initiative(people=(BARED, HIDDEN, OPEN), meetings=(Meeting(attendance=(BARED,), key=4),))
RAISED = Raised(names={"hidden house": int(Level.RESTRICTED)})
SEEN = veil(WHOLE, Level.PUBLIC, RAISED)


def test_an_edit_of_something_else_changes_no_person() -> None:
    after = kept_back(replace(SEEN, title="New"), WHOLE, SEEN)
    assert set(after.people) == set(WHOLE.people)
    assert len(after.people) == 3
    assert after.meetings == WHOLE.meetings


def test_a_changed_role_keeps_the_affiliation_that_was_not_seen() -> None:
    bare, seen_open = SEEN.people
    after = kept_back(replace(SEEN, people=(replace(bare, role="chair"), seen_open)), WHOLE, SEEN)
    assert after.people == (replace(BARED, role="chair"), OPEN, HIDDEN)


def test_an_affiliation_typed_anew_or_a_person_taken_away_stands() -> None:
    bare, seen_open = SEEN.people
    typed = replace(bare, affiliation="SAARC")
    assert kept_back(replace(SEEN, people=(typed, seen_open)), WHOLE, SEEN).people == (
        typed,
        OPEN,
        HIDDEN,
    )
    assert kept_back(replace(SEEN, people=(seen_open,)), WHOLE, SEEN).people == (OPEN, HIDDEN)
