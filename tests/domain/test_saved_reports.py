"""Reports kept under a name: which paper they are, what they may be called."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.saved_reports import (
    CEILING,
    SavedReport,
    proposed_name,
    report_problems,
    unbounded_report,
)


def test_a_proposed_name_says_the_report_and_what_it_is_about_and_is_free() -> None:
    kept = [SavedReport(id=1, name="Country brief: India")]
    assert proposed_name("Country brief", "India", ()) == "Country brief: India"
    assert proposed_name("Country brief", "India", kept) == "Country brief: India 2"
    assert proposed_name("Follow-up list", "", kept) == "Follow-up list"


def test_a_name_is_needed_short_and_the_only_one() -> None:
    kept = [SavedReport(id=1, name="Brief")]
    for name in ("", "x" * 81, "brief"):
        (problem,) = report_problems(SavedReport(name=name), kept)
        assert problem.field == "name"
    assert report_problems(SavedReport(id=1, name="Brief"), kept) == ()


def test_the_same_paper_is_the_same_under_any_name_ceiling_and_order() -> None:
    one = SavedReport(name="A", report="brief", options=(("a", "1"), ("b", "2")), subject="IND")
    low = Filter(ceiling=Level.PUBLIC)
    other = SavedReport(report="brief", options=one.options[::-1], subject="IND", filter=low)
    assert unbounded_report(replace(one, name="")) == unbounded_report(other)
    assert unbounded_report(one) != unbounded_report(replace(one, subject=""))


def test_a_report_s_own_ceiling_can_only_lower_the_one_in_force() -> None:
    own = SavedReport(setting=((CEILING, "restricted"),))
    assert own.ceiling(Level.CONFIDENTIAL) is Level.RESTRICTED
    assert own.ceiling(Level.LIMITED) is Level.LIMITED
    assert SavedReport().ceiling(Level.LIMITED) is Level.LIMITED
    assert SavedReport(setting=((CEILING, "nonsense"),)).ceiling(Level.PUBLIC) is Level.PUBLIC
