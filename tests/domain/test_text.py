"""Text as it comes in, and text as it is compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.text import clean, clean_line, fold, words_of

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Agra summit \n", "Agra summit"),
        ("a\x00b\x07c\x7f", "abc"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\x0btwo\x0cthree\x85four\u2028five\u2029six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("column\tcolumn", "column\tcolumn"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("cafe\u0301", "café"),
        ("<b>x</b> #strong[x] '; DROP TABLE", "<b>x</b> #strong[x] '; DROP TABLE"),
        ("\u200fمذاکرات\u200e", "\u200fمذاکرات\u200e"),
        ("می\u200cشود", "می\u200cشود"),
        ("\u2067Agra\u2069", "\u2067Agra\u2069"),
        ("👨‍👩‍👧 🇵🇰", "👨‍👩‍👧 🇵🇰"),
    ],
)
def test_clean_keeps_what_can_be_read(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_clean_does_not_shorten() -> None:
    assert clean("x" * 20_000) == "x" * 20_000


def test_a_line_has_single_blanks() -> None:
    assert clean_line("  Agra \n\t summit\u00a0 2001\x00 ") == "Agra summit 2001"


@given(ANY_TEXT)
def test_clean_text_stays_as_it_is(text: str) -> None:
    kept = clean(text)

    assert clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not {unicodedata.category(c) for c in kept if c not in "\n\t"} & {"Cc", "Cs"}
    assert kept.encode().decode() == kept


@given(ANY_TEXT)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)

    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TÜRKIYE", "turkiye"),
        ("Türkiye", "Tu\u0308rkiye"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "diyarbakir"),
        ("São Tomé", "sao tome"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("№ 7", "no 7"),
        ("Treaty™", "treatytm"),
        ("پاكستان", "پاکستان"),
        ("ايران", "ایران"),
        ("على", "علی"),
        ("مدرسة", "مدرسه"),
        ("ہند", "هند"),
        ("أفغانستان", "افغانستان"),
        ("مُذاکرات", "مذاکرات"),
        ("محـمد", "محمد"),
        ("ﺍﻳﺮﺍﻥ", "ایران"),
        ("خانۂ", "خانه"),
        ("می\u200cشود", "میشود"),
        ("\u200fپاکستان\u200f", "پاکستان"),
        ("co\u00adoperation", "cooperation"),
        ("۱۹۹۱", "1991"),
        ("١٩٩١", "1991"),
        ("१९९१", "1991"),
    ],
)
def test_fold_makes_spellings_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("پاکستان", "ہندوستان"), ("भारत", "भरत"), ("1991", "1992")]
)
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  –  ", ()),
        ("Track-II: 'Agra' (2001)", ("track", "ii", "agra", "2001")),
        ('"; DROP TABLE x; --', ("drop", "table", "x")),
        ("हिन्दी वार्ता", ("हिनदी", "वारता")),
        ("مذاکراتِ آگرہ", ("مذاکرات", "اگره")),
        ("\u0903", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@given(ANY_TEXT)
def test_words_are_folded_and_unbroken(text: str) -> None:
    assert words_of(" ".join(words_of(text))) == words_of(text)
