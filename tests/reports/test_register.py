"""The PDF: its text, its pages, its properties, and what it does with hostile words."""

import io
import re
from functools import lru_cache
from pathlib import Path

import pypdf
import pytest

from diplomat_desk.reports import former as catalogue
from diplomat_desk.reports.errors import CancelledError, ReportError
from diplomat_desk.reports.material import Printed
from tests.reports.records import HINDI_TITLE, HOSTILE, RECORDS, URDU_TITLE, initiative, material


@lru_cache(maxsize=1)
def printed() -> Printed:
    return catalogue.make("register", material(*RECORDS))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def flat(text: str) -> str:
    """Return ``text`` on one line, without the marks where a word may be divided."""
    return " ".join(text.replace("\u200b", "").split())


def test_the_title_page_says_what_this_is() -> None:
    first = flat(pages(printed().data)[0])
    for words in (
        "Register by track and country", "South Asia register", "The whole register",
        "5 of 400 initiatives", "3 records withheld", "3 countries · 3 tracks",
        "1 without a country", "6 October 2025", "LIMITED",
    ):  # fmt: skip
        assert words in first


def test_every_page_has_its_number_and_the_marking_twice() -> None:
    texts = pages(printed().data)
    assert 8 <= len(texts) <= 20
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in flat(text)
        assert text.count("LIMITED") == 2


def test_groups_tables_and_sources_are_there() -> None:
    text = flat(" ".join(pages(printed().data)))
    for words in (
        "India 2 initiatives", "Pakistan 4 initiatives", "Soviet Union (to 1991) 1 initiative",
        "No country recorded", "DD-1999-0001", "The Lahore Declaration", "No source recorded.",
        "https://www.example.org/lahore/1999", "Government of Pakistan (convenor)",
        "20 to 21 February 1999", "and issued a declaration",
    ):  # fmt: skip
        assert words in text


def test_hostile_words_are_printed_as_they_are() -> None:
    text = flat(" ".join(pages(printed().data)))
    assert text.count(HOSTILE) == 3
    assert sum(len(run) for run in re.findall("AAA+", text)) == 20_000


def test_other_scripts_are_printed() -> None:
    text = flat(" ".join(pages(printed().data)))
    for word in URDU_TITLE.split():
        assert word in text
    assert HINDI_TITLE.split()[0] in text
    assert printed().warnings == ()


def test_the_file_says_what_it_is() -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed().data))
    assert reader.metadata
    assert reader.metadata.title == "Register by track and country – South Asia register"
    root = reader.trailer["/Root"].get_object()
    assert root["/Lang"] == "en"  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]
    assert b"pdfuaid" in printed().data
    marks = [str(mark.title) for mark in reader.outline if not isinstance(mark, list)]
    assert marks[-2:] == ["At a glance", "By country"]


def test_contents_and_tables_link_to_their_pages() -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed().data))
    links = [
        annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", [])
    ]
    addresses = {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}
    assert addresses == {"https://www.example.org/lahore/1999"}
    assert len(links) > 20


def test_the_same_material_gives_the_same_bytes() -> None:
    again = catalogue.make("register", material(*RECORDS))
    assert again.data == printed().data


def test_a_missing_glyph_is_told() -> None:
    chinese = material(initiative(1, "PAK", title="中国 talks"))
    made = catalogue.make("register", chinese)
    assert made.data.startswith(b"%PDF")
    assert len(made.warnings) == 1
    assert "中 国" in made.warnings[0]


def test_an_empty_report_is_a_report() -> None:
    text = flat(" ".join(pages(catalogue.make("register", material()).data)))
    assert "No initiative matches this filter." in text
    assert "PUBLIC" in text


def test_a_right_to_left_report_is_set() -> None:
    reader = pypdf.PdfReader(
        io.BytesIO(catalogue.make("register", material(*RECORDS, language="ur")).data)
    )
    assert reader.trailer["/Root"]["/Lang"] == "ur"  # type: ignore[index]


def test_eighty_records_stay_within_a_handy_number_of_pages() -> None:
    codes = ("PAK", "IND", "SUN", "QQA")
    many = [
        initiative(
            n,
            *codes[n % 3 : n % 3 + 2],
            track=("L1", "L2", "T2")[n % 3],
            summary="An ordinary summary of a hundred and twenty characters or so, as analysts "
            "write them when they are in a hurry to go on.",
        )
        for n in range(1, 81)
    ]
    assert len(pages(catalogue.make("register", material(*many)).data)) <= 25


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "register.pdf"
    assert catalogue.write("register", material(initiative(1, "PAK")), path) == ()
    before = path.read_bytes()
    with pytest.raises(CancelledError):
        catalogue.write("register", material(*RECORDS), path, cancel=lambda: True)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["register.pdf"]


def test_an_unknown_report_is_refused_with_the_names() -> None:
    assert [(kind.name, kind.title) for kind in catalogue.REPORTS] == [
        ("register", "Register by track and country")
    ]
    with pytest.raises(ReportError, match="Use one of: register"):
        catalogue.find("novel")
