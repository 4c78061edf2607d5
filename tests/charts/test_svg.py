"""What is drawn equals the numbers, stays inside the picture, and is safe."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from diplomat_desk.charts import svg
from diplomat_desk.charts.catalogue import find
from diplomat_desk.charts.imprint import Imprint
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.charts.metrics import width
from diplomat_desk.charts.palette import Theme, contrast
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.filters import Filter
from tests.charts.figures import COUNTRIES, LONG, SMALL, URDU, VOCABULARIES, crosstab, many

NAMES = ("track-by-country", "coverage")
SVG = "{http://www.w3.org/2000/svg}"
ODD = crosstab(
    {"QQA": (12, 3, 1), "QQB": (4, 4, 0), "QQD": (1, 0, 0)},
    chosen=Filter(text="<b>x</b> #strong[x] & '; DROP TABLE", countries=("QQA", "QQB")),
)
TABLES = [SMALL, ODD, many(1), many(26), many(200), crosstab({}, without=0)]
WIDTHS = [480, 640, 900, 1400, 1600]


def draw(name: str, table: Crosstab, wide: float = 900, theme: Theme = Theme.LIGHT) -> str:
    kind = find(name)
    return svg.draw(kind.describe(table, basis_of()), kind.lay_out, wide, theme)


def basis_of() -> Basis:
    imprint = Imprint("A <register>")
    return Basis(vocabularies=VOCABULARIES, countries=COUNTRIES, imprint=imprint, paper=True)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def of_class(root: ET.Element, kind: str) -> list[ET.Element]:
    return [element for element in root.iter() if element.get("class") == kind]


def shown(element: ET.Element) -> str:
    return ((element.text or "") + "".join(c.tail or "" for c in element)).strip("\u2067\u2069")


def extent(text: ET.Element) -> tuple[float, float]:
    x, wide = float(text.attrib["x"]), width(
        shown(text), float(text.attrib["font-size"]), bold=text.get("font-weight") == "bold"
    )  # fmt: skip
    back = {"end": wide, "middle": wide / 2}.get(text.get("text-anchor", ""), 0.0)
    return x - back, x - back + wide


@pytest.mark.parametrize("wide", WIDTHS)
def test_bar_lengths_are_the_numbers(wide: int) -> None:
    root = parse(draw("track-by-country", SMALL, wide))
    found = {}
    scales = set()
    for bar in of_class(root, "segment"):
        value = int(bar.attrib["data-value"])
        found[bar.attrib["data-row"], bar.attrib["data-column"]] = value
        scales.add(round(float(bar.attrib["width"]) / value, 1))
    wanted = {
        (row, column): SMALL.cells[r][c]
        for r, row in enumerate(SMALL.rows)
        for c, column in enumerate(SMALL.columns)
        if SMALL.cells[r][c]
    }
    assert found == wanted
    assert len(scales) == 1
    ticks = of_class(root, "tick")
    scale = scales.pop()
    first, last = (float(ticks[n].attrib["x"]) for n in (0, -1))
    assert (last - first) / int(shown(ticks[-1])) == pytest.approx(scale, abs=0.06)
    assert min(float(b.attrib["x"]) for b in of_class(root, "segment")) == pytest.approx(first)
    assert [shown(total) for total in of_class(root, "total")] == ["48", "18", "2"]


def test_cells_hold_the_numbers() -> None:
    root = parse(draw("coverage", SMALL))
    values = [int(cell.attrib["data-value"]) for cell in of_class(root, "cell")]
    assert values == [18, 0, 7, 23, 0, 0, 17, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0]
    assert [shown(text) for text in of_class(root, "value")] == [str(value) for value in values]
    assert [shown(text) for text in of_class(root, "column-total")] == [
        "35",
        "0",
        "9",
        "24",
        "0",
        "0",
    ]
    assert [shown(text) for text in of_class(root, "grand-total")] == ["68"]
    assert "India · Track II: 1 initiative" in [title.text for title in root.iter(f"{SVG}title")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("table", range(len(TABLES)))
@pytest.mark.parametrize("wide", WIDTHS)
def test_no_text_leaves_the_picture_or_overlaps(name: str, table: int, wide: int) -> None:
    root = parse(draw(name, TABLES[table], wide))
    lines: dict[str, list[tuple[float, float, str]]] = {}
    for text in root.iter(f"{SVG}text"):
        start, end = extent(text)
        assert start >= -0.5, shown(text)
        assert end <= wide + 0.5, shown(text)
        assert float(text.attrib["y"]) < float(root.attrib["height"])
        if text.get("class") != "value":
            lines.setdefault(text.attrib["y"], []).append((start, end, shown(text)))
    assert lines
    for line in lines.values():
        for one, other in itertools.pairwise(sorted(line)):
            assert one[1] <= other[0] + 0.5, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_cut_with_the_whole_in_the_title(name: str) -> None:
    root = parse(draw(name, ODD, 480))
    rows = of_class(root, "row")
    titles = [title.text for row in rows for title in row.iter(f"{SVG}title")]
    assert LONG in titles
    assert URDU in titles
    assert shown(rows[1]).endswith("…")
    assert LONG.startswith(shown(rows[1])[:-1])
    assert rows[0].attrib["unicode-bidi"] == "plaintext"


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_is_text(name: str) -> None:
    table = crosstab({"PAK": (1, 1, 1)}, chosen=Filter(text="<b>x</b>&\x00\x1b\ufffe]]>"))
    drawn = draw(name, table, 900)
    assert "<b>" not in drawn
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe]", drawn)
    assert any("<b>x</b>&]]>" in shown(text) for text in parse(drawn).iter(f"{SVG}text"))


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("name", NAMES)
def test_text_is_readable_in_every_theme(name: str, theme: Theme) -> None:
    root = parse(draw(name, many(26), 900, theme))
    paper = next(element for element in root.iter(f"{SVG}rect")).attrib["fill"]
    fills = {
        element.attrib["fill"] for element in [*of_class(root, "cell"), *of_class(root, "segment")]
    }
    for text in root.iter(f"{SVG}text"):
        ink = text.attrib["fill"]
        if text.get("class") == "value":
            assert max(contrast(ink, fill) for fill in fills | {paper}) >= 4.5
        else:
            assert contrast(ink, paper) >= 4.5, shown(text)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is(name: str) -> None:
    kind, basis = find(name), basis_of()
    drawn = kind.describe(SMALL, basis)
    root = parse(svg.draw(drawn, kind.lay_out, language="ur"))
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ur"
    assert root[0].text == drawn.title
    assert "3 records withheld" in (root[1].text or "")
    words = " ".join(shown(text) for text in root.iter(f"{SVG}text"))
    for part in (drawn.title, drawn.subtitle, *drawn.caption, drawn.imprint):
        assert part in words


def test_emptiness_is_drawn_as_a_sentence() -> None:
    drawn = draw("track-by-country", crosstab({}, without=0), 480)
    assert "No initiative matches this filter." in drawn
    assert not of_class(parse(drawn), "segment")


def test_small_segments_have_no_figure() -> None:
    table = crosstab({"PAK": (900, 1, 1)})
    root = parse(draw("track-by-country", table, 480))
    assert [shown(text) for text in of_class(root, "value")] == ["900"]
