"""What was typed and not recorded is kept, and told to nobody who may not see it."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.services import checking, drafts, files, looking
from diplomat_desk.services.desk import Desk

TYPED = Initiative(title="Half <b>typed</b> مذاکرات", kind="dialogue", start=PartialDate(1996, 3))


def test_it_is_there_when_the_register_is_opened_again(desk: Desk) -> None:
    drafts.keep(desk, replace(TYPED, title="Half"))
    drafts.keep(desk, TYPED)
    path = desk.path
    files.close(desk)
    again = files.open_desk(path)
    (found,) = drafts.found(again, TOP)
    assert found.initiative == TYPED
    assert found.at
    assert looking.tally(again, Filter()).total == 0
    assert checking.check(again).clean
    drafts.discard(again, 0)
    assert drafts.found(again, TOP) == ()
    files.close(again)


def test_each_record_has_its_own(desk: Desk) -> None:
    drafts.keep(desk, TYPED)
    drafts.keep(desk, replace(TYPED, id=7, title="Edited"))
    assert {one.initiative.title for one in drafts.found(desk, TOP)} == {TYPED.title, "Edited"}
    drafts.discard(desk, 7)
    assert [one.initiative.id for one in drafts.found(desk, TOP)] == [0]


def test_above_the_ceiling_it_is_not_offered(desk: Desk) -> None:
    drafts.keep(desk, replace(TYPED, confidentiality=Level.RESTRICTED))
    assert drafts.found(desk, Level.LIMITED) == ()
    assert len(drafts.found(desk, Level.RESTRICTED)) == 1


def test_files_that_were_not_recorded_are_left_out(desk: Desk) -> None:
    drafts.keep(desk, replace(TYPED, attachments=(Attachment("a.txt", 3, "ab" * 32),)))
    (found,) = drafts.found(desk, TOP)
    assert found.initiative.attachments == ()
