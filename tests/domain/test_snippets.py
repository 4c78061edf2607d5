"""What was typed is found where it stands in the text, in whatever script, and shown with its surroundings."""

import pytest

from diplomat_desk.domain.queries import Wanted, in_words, read_query
from diplomat_desk.domain.snippets import LONGEST, best_snippet, marks_in, meets


def marked(text: str, typed: str) -> list[str]:
    return [text[at : at + length] for at, length in marks_in(text, read_query(typed))]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ("—", ()),
        ("Kash IND", (Wanted(("kash",), begun=True), Wanted(("ind",), begun=True))),
        ('"peace talks"', (Wanted(("peace", "talks")),)),
        ("„peace talks“ a", (Wanted(("peace", "talks")), Wanted(("a",), begun=True))),
        ('"peace ta', (Wanted(("peace", "ta"), begun=True),)),
        ('"', ()),
        ("a a", (Wanted(("a",), begun=True),)),
    ],
)
def test_words_are_beginnings_and_phrases_stand_as_they_are(
    typed: str, wanted: tuple[Wanted, ...]
) -> None:
    assert read_query(typed) == wanted


def test_a_wanted_word_can_be_typed_again() -> None:
    for one in read_query('kash "peace talks" "india"'):
        assert read_query(in_words(one)) == (one,)


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Talks at Genève, 1991", "geneve", ["Genève"]),
        ("Talks at Geneva", "GENÈ", ["Geneva"]),
        ("جامعة كشمير الكبرى", "کشمیر", ["كشمير"]),
        ("کشمیر کے مذاکرات", "كشمير", ["کشمیر"]),
        ("हिंदी में वार्ता", "हिंदी", ["हिंदी"]),
        ("The peace talks, and talks of peace", '"peace talks"', ["peace talks"]),
        ("The peace   talks", '"peace talks"', ["peace   talks"]),
        ("Straße und ﬁne", "strasse fine", ["Straße", "ﬁne"]),
        ("Peacetime", '"peace"', []),
        ("Peacetime", "peace", ["Peacetime"]),
        ("e\u0301tude", "etu", ["e\u0301tude"]),
        ("<b>bold</b>", "b", ["b", "bold", "b"]),
        ("", "b", []),
        ("x", "", []),
    ],
)
def test_hits_are_places_in_the_text_as_written(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


def test_which_words_stand_in_a_text_is_told() -> None:
    wanted = read_query("kashmir ottawa")
    assert meets("Talks on Kashmir", wanted) == {0}
    assert meets("Kashmiris in Ottawa", wanted) == {0, 1}


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    found = best_snippet(["One\nline with Agra"], read_query("agra"))
    assert found.text == "One line with Agra"
    assert [found.text[at : at + n] for at, n in found.marks] == ["Agra"]


def test_the_text_with_the_most_of_what_was_typed_is_shown() -> None:
    texts = ["only Agra here", "Agra and Lahore here", "Lahore"]
    assert best_snippet(texts, read_query("agra lahore")).text == "Agra and Lahore here"
    assert best_snippet(texts, read_query("delhi")).text == ""


@pytest.mark.parametrize("before", [0, 10, 15, 500, 9_000])
def test_a_long_text_is_cut_around_the_hit(before: int) -> None:
    text = "word " * before + "Neemrana یہاں " + "tail " * 3_000
    found = best_snippet([text], read_query("neemrana"))
    assert len(found.text) <= LONGEST + 2
    assert [found.text[at : at + n] for at, n in found.marks] == ["Neemrana"]
    assert found.text.startswith("…") == (before > 10)
    assert found.text.endswith("…")


def test_a_run_without_blanks_is_cut_all_the_same() -> None:
    found = best_snippet(["x" * 50_000], read_query("xx"))
    assert len(found.text) <= LONGEST + 2
    assert found.marks
