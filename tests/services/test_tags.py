"""Tags are renamed, merged and removed everywhere, as one step."""

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, RefusedError
from diplomat_desk.services import history, looking, recording, tags
from diplomat_desk.services.desk import Desk
from tests.making import small


@pytest.fixture
def tagged(desk: Desk) -> Desk:
    recording.record(desk, small("One", tags=("water", "nuclear")))
    recording.record(desk, small("Two", tags=("Water",)))
    recording.record(desk, small("Three", tags=("secret",), confidentiality=Level.CONFIDENTIAL))
    return desk


def test_tags_are_listed_with_their_uses_under_the_ceiling(tagged: Desk) -> None:
    assert dict(tags.listing(tagged, TOP)) == {"nuclear": 1, "secret": 1, "water": 1, "Water": 1}
    assert "secret" not in dict(tags.listing(tagged, Level.LIMITED))


def test_a_tag_renamed_to_another_becomes_one_with_it(tagged: Desk) -> None:
    step = tags.rename(tagged, "Water", " water ")
    assert step is not None
    assert step.label == "rename tag “Water” to “water”"
    assert dict(tags.listing(tagged, TOP))["water"] == 2
    history.undo(tagged)
    assert dict(tags.listing(tagged, TOP))["water"] == 1
    history.redo(tagged)
    tags.merge(tagged, "nuclear", "water")
    assert dict(tags.listing(tagged, TOP)) == {"secret": 1, "water": 2}


def test_a_tag_is_removed_everywhere_and_comes_back(tagged: Desk) -> None:
    tags.remove(tagged, "water")
    assert looking.tags(tagged, Level.LIMITED) == ("Water", "nuclear")
    history.undo(tagged)
    assert "water" in looking.tags(tagged, TOP)


def test_what_cannot_be_done_says_why(tagged: Desk) -> None:
    assert tags.rename(tagged, "water", "water") is None
    with pytest.raises(RefusedError, match="needs a name"):
        tags.rename(tagged, "water", "  ")
    with pytest.raises(MissingError):
        tags.remove(tagged, "peace")
    with pytest.raises(RefusedError, match="above what is shown"):
        tags.remove(tagged, "secret", Level.LIMITED)
    assert len(tagged.history.done) == 3
