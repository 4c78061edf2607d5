"""Reports kept under a name: kept, changed, moved and deleted, and all of it undone."""

from dataclasses import replace

import pytest

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.services import history, recording, saved_reports, versions, vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words
from tests.making import day, small

WHOLE = SavedReport(
    report="country-brief",
    options=(("sections", "people,upcoming"), ("length", "short")),
    subject="IND",
    filter=Filter(kinds=("workshop",), since=day("1991~"), ceiling=Level.LIMITED),
    setting=(("paper", "a3"), ("draft", "yes")),
    language="ur",
)


def keep(
    desk: Desk, name: str, one: SavedReport = WHOLE, level: Level = Level.PUBLIC
) -> SavedReport:
    change = saved_reports.put(desk, replace(one, name=name, level=level), TOP)
    assert change.after is not None
    assert isinstance(change.after.record, SavedReport)
    return change.after.record


def names(desk: Desk, ceiling: Level = TOP) -> list[str]:
    return [one.name for one in saved_reports.listing(desk, ceiling)]


def test_a_report_is_kept_whole_but_for_the_ceiling(desk: Desk) -> None:
    keep(desk, "  India\tin  brief ")
    (found,) = saved_reports.listing(desk, TOP)
    assert found.name == "India in brief"
    assert found.filter == replace(WHOLE.filter, ceiling=TOP)
    assert (found.report, found.options) == (WHOLE.report, tuple(sorted(WHOLE.options)))
    assert (found.subject, found.language) == ("IND", "ur")
    assert dict(found.setting) == dict(WHOLE.setting)


def test_each_change_is_one_step_that_can_be_undone(desk: Desk) -> None:
    one = keep(desk, "Brief")
    saved_reports.put(desk, replace(one, name="Note"), TOP)
    (one,) = saved_reports.listing(desk, TOP)
    saved_reports.put(desk, replace(one, report="period"), TOP)
    saved_reports.delete(desk, one.id, TOP)
    assert names(desk) == []
    for sentence, there, report in (
        ("“Note” is back.", "Note", "period"),
        ("“Note” is as it was before.", "Note", "country-brief"),
        ("“Brief” is as it was before.", "Brief", "country-brief"),
    ):
        step = history.undo(desk)
        assert step is not None
        assert undone_in_words(step) == sentence
        found = [(one.name, one.report) for one in saved_reports.listing(desk, TOP)]
        assert found == [(there, report)]
    history.undo(desk)
    assert names(desk) == []
    step = history.redo(desk)
    assert step is not None
    assert redone_in_words(step) == "“Brief” is recorded again."


@pytest.mark.parametrize("ending", ["", "/2"])
def test_a_report_is_as_secret_as_the_initiative_that_it_is_about(desk: Desk, ending: str) -> None:
    talks = recording.record(desk, small("Talks", confidentiality=Level.RESTRICTED))
    assert talks.after is not None
    subject = talks.after.initiative.reference + ending
    kept = keep(desk, "Dossier", replace(WHOLE, report="dossier", subject=subject))
    assert kept.level is Level.RESTRICTED
    assert names(desk, Level.LIMITED) == []


@pytest.mark.parametrize("ending", ["", "/12"])
def test_a_report_is_not_told_once_its_initiative_is_raised(desk: Desk, ending: str) -> None:
    talks = recording.record(desk, small("Talks")).after
    assert talks is not None
    subject = talks.initiative.reference + ending
    kept = keep(desk, "Dossier", replace(WHOLE, report="dossier", subject=subject))
    assert names(desk, Level.PUBLIC) == ["Dossier"]
    recording.record(desk, replace(talks.initiative, confidentiality=Level.CONFIDENTIAL))
    assert names(desk, Level.RESTRICTED) == []
    with pytest.raises(MissingError):
        versions.of_record(desk, Identity(Kind.REPORT, str(kept.id)), Level.RESTRICTED)
    assert names(desk, TOP) == ["Dossier"]


def test_a_merge_of_terms_takes_kept_reports_along(desk: Desk) -> None:
    keep(desk, "Brief")
    vocabularies.merge(desk, "kind", "workshop", "training")
    assert saved_reports.listing(desk, TOP)[0].filter.kinds == ("training",)
    history.undo(desk)
    assert saved_reports.listing(desk, TOP)[0].filter.kinds == ("workshop",)
