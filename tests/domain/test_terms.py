"""Vocabularies: asked by code, shown by label, retired and never lost."""

from diplomat_desk.domain.terms import Term, Vocabularies

SMALL = Vocabularies(
    (
        Term("track", "L1", "Level 1", mark="L1"),
        Term("track", "T2", "Track II", mark="T2"),
        Term("track", "old", "Old track", retired=True),
        Term("kind", "other", "Other"),
    )
)


def test_terms_come_in_their_order_without_the_retired() -> None:
    assert [term.code for term in SMALL.of("track")] == ["L1", "T2"]
    assert [term.code for term in SMALL.of("track", retired=True)] == ["L1", "T2", "old"]
    assert SMALL.of("nothing") == ()


def test_a_code_is_found_in_its_own_vocabulary_only() -> None:
    assert SMALL.find("kind", "other") == Term("kind", "other", "Other")
    assert SMALL.find("track", "other") is None
    assert SMALL.find("track", "l1") is None


def test_old_records_keep_their_label() -> None:
    assert SMALL.label("track", "old") == "Old track"
    assert SMALL.label("track", "gone") == "gone"
    assert SMALL.label("track", "") == ""
    assert SMALL.labels("track", ["T2", "gone", "L1"]) == ("Track II", "gone", "Level 1")


def test_a_term_is_named_by_code_label_or_mark_in_any_case() -> None:
    for text in ("T2", "t2", " track ii ", "TRACK II"):
        assert SMALL.match("track", text) == SMALL.find("track", "T2")
    assert SMALL.match("track", "old track") == SMALL.find("track", "old")


def test_an_empty_text_names_no_term() -> None:
    # Terms without a mark must not match it.
    assert SMALL.match("kind", "") is None
    assert SMALL.match("kind", "  ") is None
    assert SMALL.match("track", "Track") is None
