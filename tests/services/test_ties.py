"""Ties between initiatives, and claims of sources that not everybody may read."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import RefusedError
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.keeping import Claim, Link
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day, small


def kept(desk: Desk, one: Initiative, ceiling: Level = TOP) -> Initiative:
    return looking.one(desk, recording.record(desk, one, ceiling).id, TOP)


def test_what_can_be_tied_to_is_found_by_title_or_reference(desk: Desk) -> None:
    process = kept(desk, small("Neemrana Dialogue"))
    kept(desk, small("Neemrana, first round", parent_id=process.id))
    kept(desk, small("Neemrana, secret round", confidentiality=Level.RESTRICTED))
    gone = kept(desk, small("Neemrana, cancelled"))
    recording.delete(desk, [gone.id])
    found = looking.initiatives(desk, "neemrana", Level.LIMITED)
    assert [title for _, _, title in found] == ["Neemrana Dialogue", "Neemrana, first round"]
    assert looking.initiatives(desk, "dd-nd-0001", TOP) == (
        (process.id, "DD-ND-0001", "Neemrana Dialogue"),
    )
    assert looking.initiatives(desk, "%", TOP) == ()


def test_a_tie_comes_back_and_goes_unseen_with_what_it_leads_to(desk: Desk) -> None:
    other = kept(desk, small("Other", confidentiality=Level.RESTRICTED))
    tie = Link("feeds-into", other.id, "Its ideas went there")
    one = kept(desk, small(links=(tie,)))
    assert one.links == (tie,)
    seen = looking.one(desk, one.id, Level.LIMITED)
    assert seen.links == ()
    edited = kept(desk, replace(seen, title="Edited"), Level.LIMITED)
    assert (edited.title, edited.links) == ("Edited", (tie,))


def test_a_tie_to_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="is not in the register"):
        recording.record(desk, small(links=(Link("related", 999),)))


def test_who_adopts_another_claim_unknowingly_leaves_one_adopted(desk: Desk) -> None:
    sources = (Source("Secret", level=Level.RESTRICTED, key=1), Source("Public", key=2))
    claims = (Claim("start", "1991", 1, adopted=True), Claim("start", "1992", 2))
    one = kept(desk, small(start=day("1991"), sources=sources, claims=claims))
    seen = looking.one(desk, one.id, Level.LIMITED)
    assert seen.claims == claims[1:]
    wanted = replace(seen, start=day("1992"), claims=(Claim("start", "1992", 2, adopted=True),))
    edited = kept(desk, wanted, Level.LIMITED)
    assert set(edited.claims) == {
        Claim("start", "1992", 2, adopted=True),
        Claim("start", "1991", 1),
    }
