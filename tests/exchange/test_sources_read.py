"""BibTeX and CSL-JSON as others write them: names, accents, dates, pieces, damage."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Source
from diplomat_desk.domain.text import clean_line
from diplomat_desk.exchange.drafts import Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import bibliography_reading, csl_reading
from diplomat_desk.exchange.formats.bibliography import escaped
from diplomat_desk.exchange.formats.latex import letters_of
from diplomat_desk.exchange.formats.sources_read import ReadSource, address_of, same
from tests.making import day

BIB = r"""% of a library (at) home
@string{dawn = "Dawn"}
@article{mueller99,
  title = {The {UN} in K{\"o}ln: a \emph{view} \& more},
  author = "M{\"u}ller, Hans and de la Cruz, {\'A}na and {Ministry of Trade and Industry} and others",
  journal = dawn # " weekly", year = 1999, month = jan, volume = 3, pages = {1--9},
  doi = {10.1234/ABC}, abstract = {long}, keywords = {peace, DD-1965-0001; DD\_2}
}
@misc{mueller99, title = {The same key again}, year = {c1999}}
@misc{broken, title = {never closed
@online{last, url = {\url{https://x.org/a\_b}}, date = {2001-02/2001-03}, urldate = {2020-02-30}}
@misc{empty, year = 1999}
"""


def read(text: str) -> tuple[ReadSource, ...]:
    return bibliography_reading.read(text.encode())


def test_an_article_is_read_with_its_accents_names_and_pieces() -> None:
    one = read(BIB)[0]
    assert one.source == Source(
        "The UN in Köln: a view & more",
        author="Hans Müller; Ána de la Cruz; Ministry of Trade and Industry; others",
        publisher="Dawn weekly",
        date=PartialDate(1999, 1),
        url="https://doi.org/10.1234/ABC",
        note="pages: 1–9; volume: 3",
    )
    assert one.keywords == ("peace", "DD-1965-0001", "DD_2")
    assert [(one.message, one.weight) for one in one.findings] == [
        ("Not taken over: abstract.", Weight.NOTED)
    ]


def test_what_is_damaged_is_told_and_the_rest_is_read() -> None:
    found = read(BIB)
    assert [one.key for one in found] == ["mueller99", "mueller99", "", "last", "empty"]
    assert found[1].source == Source("The same key again")
    assert found[2].source is None
    assert "line 10" in found[2].findings[0].message
    last = found[3]
    assert last.source == Source("", url="https://x.org/a_b", date=day("2001-02"))
    assert [(one.column, one.value) for one in last.findings] == [("urldate", "2020-02-30")]
    assert found[4].findings[0].weight is Weight.REFUSED


@pytest.mark.parametrize("text", ["", "no entry", "@comment{x}", '@string{a = "b"}', "{" * 9999])
def test_a_file_without_entries_is_refused(text: str) -> None:
    with pytest.raises(ExchangeError, match="no sources"):
        read(text)


def test_a_file_that_is_no_utf_8_is_read_as_western_european() -> None:
    (one,) = bibliography_reading.read("@misc{a, title={Köln}}".encode("cp1252"))
    assert one.source == Source("Köln")


def test_braces_without_end_are_a_text() -> None:
    deep = "{" * 5000 + "x" + "}" * 5000
    assert letters_of(deep) == deep
    (one,) = read("@misc{a, title={" + deep + "}}")
    assert one.source is not None
    assert "x" in one.source.title


TRICKY = st.text(st.sampled_from("ab \\{}~`'\"-$&%#_^@=,<>|?!é\u00a0\n"), max_size=14)


@given(st.one_of(TRICKY, st.text(st.characters(exclude_categories=["Cs"]), max_size=20)))
def test_what_is_escaped_prints_as_it_stands(text: str) -> None:
    line = clean_line(text)
    assert clean_line(letters_of(escaped(line))) == line
    (one,) = read(
        f"@misc{{k,\n  title = {{{escaped(line)}}},\n  author = {{{{{escaped(line)}}}}}\n}}"
    )
    assert one.source is not None
    assert (one.source.title, one.source.author) == (line, line)


@given(st.one_of(st.text(max_size=80), st.text(st.sampled_from('@misc{}=",\n\\#ab '), max_size=60)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = bibliography_reading.read(text.encode("utf-8", "replace"))
    except ExchangeError:
        return
    assert [one.row for one in found] == list(range(1, len(found) + 1))


def csl(*items: dict[str, Any]) -> tuple[ReadSource, ...]:
    return csl_reading.read(json.dumps(items).encode())


def test_an_item_of_zotero_is_read() -> None:
    (one,) = csl(
        {
            "id": "http://zotero.org/1", "type": "article-journal", "title": "A view", "DOI": "10.1/x",
            "author": [{"family": "Müller", "given": "Hans"}, {"literal": "UN"}, {"family": "Cruz",
                       "given": "Ána", "non-dropping-particle": "de la"}],
            "container-title": "Dawn", "volume": 3, "issued": {"date-parts": [["1999", 1]]},
            "accessed": {"date-parts": [[2020, 2, 30]]}, "abstract": "long", "keyword": "a, DD-1",
        }
    )  # fmt: skip
    assert one.source == Source(
        "A view",
        author="Hans Müller; UN; Ána de la Cruz",
        publisher="Dawn",
        date=PartialDate(1999, 1),
        note="volume: 3",
    )
    assert one.keywords == ("a", "DD-1")
    assert [one.column for one in one.findings] == ["accessed", ""]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[1999]], "circa": True}, "1999~"),
        ({"date-parts": [[1999, 5]], "circa": "?"}, "1999-05?"),
        ({"date-parts": [[1999, 5, 4], [1999, 6]]}, "1999-05-04"),
        ({"raw": "1999-05"}, "1999-05"),
        ({"date-parts": [[9999]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [["x"]]}, None),
        ({"date-parts": [[1e400]]}, None),
        ("1999", None),
    ],
)
def test_dates_of_csl_are_read_as_far_as_they_go(issued: object, date: str | None) -> None:
    (one,) = csl({"title": "A", "issued": issued})
    assert one.source is not None
    assert one.source.date == (day(date) if date else None)


@pytest.mark.parametrize("data", [b"", b"[", b"[]", b"{}", b"[" * 100_000, b"\xff[1]"])
def test_what_is_no_csl_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        csl_reading.read(data)


def test_an_item_that_is_none_is_refused_by_itself() -> None:
    found = csl_reading.read(b'\xef\xbb\xbf [1, {"title": "A"}, {"title": ["x"]}]')
    assert [one.source for one in found] == [None, Source("A"), Source("")]
    assert [bool(one.findings) for one in found] == [True, False, True]


def test_two_citations_are_of_one_source() -> None:
    url = "https://www.Example.org/a/"
    assert same(Source("A", url=url), Source("B", url="http://example.org/a"))
    assert same(Source("", url="doi:10.1234/ABC"), Source("", url="https://doi.org/10.1234/abc"))
    assert not same(Source("A", url=url), Source("A", url="https://example.org/b"))
    assert same(Source("A  view", date=day("1999")), Source("a view", url=url, date=day("1999-05")))
    assert not same(Source("A", date=day("1999")), Source("A"))
    assert not same(Source("A", publisher="Dawn"), Source("A", publisher="The Hindu"))
    assert not same(Source(""), Source(""))
    assert address_of("https://x.org/A/B/") == "x.org/A/B"
