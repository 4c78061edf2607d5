"""The part of a Word document that holds its styles, and the one that holds how lists are numbered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diplomat_desk.reports.columns import INSET
from diplomat_desk.reports.sheet import BODY, Sheet
from diplomat_desk.reports.word.looks import (
    ACCENT,
    ARABIC,
    EASTERN,
    FAINT,
    GROUND,
    HAIR,
    INK,
    LARGER,
    LATIN,
    QUIET,
    culture,
)
from diplomat_desk.reports.word.style_list import Look, looks
from diplomat_desk.reports.word.xml import Element, size, w

BULLETS, NOTES = 1, 2
"""The kinds of lists: dots, and ``[1]``, ``[2]``…"""

TABLE, GRID, LAYOUT = "ReportTable", "ReportGrid", "ReportLayout"
"""The styles of tables: ruled between the rows, ruled all around, and not at all."""

_SINGLE = 240
"""Word's number for lines of single height."""

_HIGH = 0.9
"""Above and below a line there is room within it already."""

_SLACK = 0.6
"""Word sets text a little wider than it was measured."""

_Rule = Mapping[str, str | int]
_HAIR: _Rule = {"val": "single", "sz": 4, "space": 0}
_THIN: _Rule = {"val": "single", "sz": 2, "space": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What all styles rest on: the ``sheet``, the language, whether pages are ``mirrored``, and a cover."""

    sheet: Sheet
    language: str
    mirrored: bool
    cover: bool


def styles(ground: Ground) -> Iterator[Element]:
    """Yield what the part of the styles holds."""
    yield _defaults(ground)
    way = w("bidi") if ground.mirrored else None
    normal = w("pPr", w("widowControl"), way)
    yield w("style", w("name", val="Normal"), w("qFormat"), normal, _type(Look(name="", size=BODY, colour=INK)),
            type="paragraph", default=1, styleId="Normal")  # fmt: skip
    yield w("style", w("name", val="Default Paragraph Font"), w("semiHidden"),
            type="character", default=1, styleId="DefaultParagraphFont")  # fmt: skip
    for look in looks(cover=ground.cover, depth=ground.sheet.depth):
        yield _paragraph(look, ground)
    yield from _characters()
    yield from _tables()


def numbering(lists: int, *, mirrored: bool) -> Iterator[Element]:
    """Yield what the part of the numbering holds: two kinds, and ``lists`` of notes that begin at 1.

    Their ids follow those of the kinds.
    """
    for kind, shown, hanging in ((BULLETS, "•", 12.0), (NOTES, "[%1]", 22.0)):
        one = _level("bullet" if kind == BULLETS else "decimal", shown, hanging, mirrored=mirrored)
        yield w("abstractNum", w("multiLevelType", val="singleLevel"), one, abstractNumId=kind)
    for kind in (BULLETS, NOTES):
        yield w("num", w("abstractNumId", val=kind), numId=kind)
    for number in range(NOTES + 1, NOTES + 1 + lists):
        again = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        yield w("num", w("abstractNumId", val=NOTES), again, numId=number)


def _level(kind: str, shown: str, hanging: float, *, mirrored: bool) -> Element:
    way = w("bidi") if mirrored else None
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", way, w("ind", left=size(hanging), hanging=size(hanging))),
        ilvl=0,
    )


def _defaults(ground: Ground) -> Element:
    fonts = w("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=EASTERN, cs=ARABIC)
    own = culture(ground.language)
    latin, other = ("en-GB", own) if ground.mirrored else (own, "ar-SA")
    language = w("lang", val=latin, eastAsia="zh-CN", bidi=other)
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("sz", val=size(BODY, 2)), language)),
        w("pPrDefault", w("pPr", w("spacing", after=0, line=_SINGLE, lineRule="auto"))),
    )


def _type(look: Look) -> Element:
    """Return how the letters of a style look; the order is the schema's."""
    bold = (w("b"), w("bCs")) if look.bold else ()
    italic = (w("i"), w("iCs")) if look.italic else ()
    # The section heads and marks stand apart a little.
    sizes = (
        w("sz", val=size(look.size, 2)),
        w("szCs", val=size(look.size * (LARGER if look.larger else 1.0), 2)),
    )
    return w(
        "rPr",
        *bold,
        *italic,
        w("caps") if look.caps else None,
        w("color", val=look.colour) if look.colour else None,
        w("spacing", val=10) if look.caps else None,
        *(sizes if look.size else ()),
    )


def _paragraph(look: Look, ground: Ground) -> Element:
    follow = w("next", val=look.follow) if look.follow else None
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=look.base),
        follow,
        w("qFormat"),
        _stand(look, ground),
        _type(look),
        type="paragraph",
        styleId=look.id,
    )


def _stand(look: Look, ground: Ground) -> Element:
    """Return how the paragraphs of a style stand; the order is the schema's."""
    spacing = {"before": size(look.before), "after": size(look.after)}
    lines: Mapping[str, str | int] = {}
    if look.line:
        lines = {"line": size(look.line), "lineRule": "exact"}
    elif look.spread != 1.0:
        lines = {"line": round(_SINGLE * look.spread), "lineRule": "auto"}
    rule = w("spacing", **spacing, **lines)
    number = BULLETS if look.bullets else NOTES if look.notes else 0
    hanging = {"hanging": size(look.indent)} if number else {}
    if look.rule == "notice":
        hanging = {"right": size(look.indent)}
    return w(
        "pPr",
        *((w("keepNext"), w("keepLines")) if look.keep else ()),
        w("numPr", w("numId", val=number)) if number else None,
        _rule(look.rule, ground),
        w("shd", val="clear", color="auto", fill=GROUND) if look.rule == "notice" else None,
        w("tabs", w("tab", val="right", pos=size(ground.sheet.room))) if look.tab else None,
        w("bidi") if ground.mirrored else None,
        rule,
        w("ind", left=size(look.indent), **hanging) if look.indent else None,
        w("jc", val="center") if look.centred else None,
        w("outlineLvl", val=look.level - 1) if look.level else None,
    )


def _rule(kind: str, ground: Ground) -> Element | None:
    match kind:
        case "bottom":
            return w("pBdr", w("bottom", **_HAIR, color=HAIR))
        case "head":
            return w("pBdr", w("bottom", val="single", sz=2, space=3, color=FAINT))
        case "key":
            return w("pBdr", w("top", val="single", sz=4, space=5, color=HAIR))
        case "notice":
            side = "right" if ground.mirrored else "left"
            edge = w(side, val="single", sz=16, space=7, color=ACCENT)
            top, bottom = (w(at, val="single", sz=2, space=5, color=GROUND) for at in ("top", "bottom"))  # fmt: skip
            sides = (top, bottom, edge) if ground.mirrored else (top, edge, bottom)
            return w("pBdr", *sides)
    return None


def _characters() -> Iterator[Element]:
    bold = (w("b"), w("bCs"))
    for name, properties in (
        ("Strong", bold),
        ("Emphasis", (w("i"), w("iCs"))),
        ("Quiet Text", (w("color", val=QUIET),)),
        ("Hyperlink", (w("color", val=ACCENT),)),
        ("Table Link", ()),
        ("Swatch", (w("sz", val=12), w("szCs", val=12))),
    ):
        yield w("style", w("name", val=name), w("basedOn", val="DefaultParagraphFont"), w("qFormat"),
                w("rPr", *properties), type="character", styleId=name.replace(" ", ""))  # fmt: skip


def _tables() -> Iterator[Element]:
    yield w("style", w("name", val="Normal Table"), w("semiHidden"),
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0.0, 0.0)),
            type="table", default=1, styleId="TableNormal")  # fmt: skip
    yield _table("Report Layout", None)
    head = w(
        "tblStylePr", w("tcPr", w("tcBorders", w("bottom", **_HAIR, color=HAIR))), type="firstRow"
    )
    between = (w("bottom", **_THIN, color=FAINT), w("insideH", **_THIN, color=FAINT))
    yield _table("Report Table", w("tblBorders", *between), head)
    around = ("top", "left", "bottom", "right", "insideH", "insideV")
    yield _table(
        "Report Grid", w("tblBorders", *(w(side, **_THIN, color=FAINT) for side in around))
    )


def _table(name: str, borders: Element | None, *more: Element) -> Element:
    inset = _margins(_HIGH, INSET - _SLACK) if borders is not None else None
    return w("style", w("name", val=name), w("basedOn", val="TableNormal"), w("qFormat"),
             w("tblPr", borders, inset), *more,
             type="table", styleId=name.replace(" ", ""))  # fmt: skip


def _margins(high: float, wide: float) -> Element:
    sides = (("top", high), ("left", wide), ("bottom", high), ("right", wide))
    return w("tblCellMar", *(w(side, w=size(points), type="dxa") for side, points in sides))
