"""Documents to write: one that has every kind of block, and what people put into records to break things."""

import struct
import zlib

from diplomat_desk.charts.bars import describe
from diplomat_desk.charts.layouts.bars import BarLayout
from diplomat_desk.charts.palette import Theme
from diplomat_desk.charts.svg import draw
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.reports.document import (
    Align,
    Beside,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Item,
    KeyFigure,
    KeyFigures,
    Listing,
    Notice,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Style,
    Table,
    Text,
    Together,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.setting import Letterhead, Setting
from tests.charts.figures import SMALL, basis

HOSTILE = '<b>bold</b> <script>alert(1)</script> ]]> & "quoted" \x00\x0b\ufffe #let {{x}} </style>'
"""What it says after a writer has left out what no file can hold."""
HOSTILE_SHOWN = '<b>bold</b> <script>alert(1)</script> ]]> & "quoted" #let {{x}} </style>'
URDU = "نیمرانہ مکالمہ: بھارت اور پاکستان"
HINDI = "नीमराना संवाद: भारत और पाकिस्तान"
CHINESE = "尼姆拉纳对话"
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 6
ADDRESS = "https://example.org/" + "a-very-long-path/" * 12 + "?q=1&x=%3Cb%3E"
LOREM = (
    "Retired officials met in private and spoke of water, trade and visas; both sides agreed to "
    "meet again before the end of the year. "
)


def svg(width: int = 640) -> str:
    """Return a chart of ours."""
    return draw(describe(SMALL, basis()), BarLayout, width, Theme.PAPER)


def png(wide: int = 60, high: int = 20) -> bytes:
    """Return a blue picture."""
    rows = b"".join(b"\0" + b"\x1f\x4e\x79" * wide for _ in range(high))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


LETTERHEAD = Letterhead(
    "Institute for Quiet Talks", "South Asia desk · Geneva", "Not for onward distribution", png()
)
SETTING = Setting(letterhead=LETTERHEAD)


def table(rows: int = 12) -> Table:
    """Return a table with sections, fills, swatches, a total and a cell over two columns."""
    columns = (
        Column("Reference"),
        Column("Initiative", 3),
        Column("Where", 1, Align.CENTRE),
        Column("Rounds", align=Align.END),
    )
    body = tuple(
        Row(
            (
                cell(Span(f"DD-2024-{n:04}", link="#neemrana")),
                cell(f"Dialogue number {n}. {LOREM}", text(quiet("since 1991"))),
                Cell((text("Delhi"),), fill="#FEE838" if n % 2 else "#00224E", dark=n % 2 == 0),
                cell(f"{n:,}"),
            )
        )
        for n in range(1, rows + 1)
    )
    total = Row((Cell((text("Together"),), span=3), cell("1,234")), strong=True)
    head = text(strong("Track II"), quiet(f" {rows} initiatives"))
    return Table(
        columns,
        (
            Section(body, head, swatch="#EE6677"),
            Section(
                (
                    Row((cell("DD-1"), cell(URDU), cell("لاہور"), cell("3", swatch="#4477AA"))),
                    total,
                ),
                text(strong("Level 1")),
                swatch="#4477AA",
            ),
        ),
        "Initiatives by track",
    )


def form() -> Table:
    """Return a ruled table that is filled in by hand, without heads."""
    return Table(
        (Column("", 1), Column("", 2)),
        (Section((Row((cell("Signature"), cell("")), height=12.0),)),),
        ruled=True,
    )


def notes() -> Listing:
    """Return numbered notes."""
    return Listing(
        (
            Item(text("Behera, N.: ", Span("Track Two", italic=True), ". 2002"), anchor="note-1"),
            Item(text(Span(ADDRESS, link=ADDRESS)), (text(quiet("accessed 2024-03")),), "note-2"),
            Item(text(Span("no link", link="javascript:alert(1)"), " ", URDU)),
        ),
        numbered=True,
    )


def every_block() -> tuple[Block, ...]:
    """Return blocks of every kind, plain and nasty."""
    return (
        Paragraph(text("41 initiatives engaged India; ", strong("three"), " lapsed."), Style.LEAD),
        KeyFigures(
            (
                KeyFigure("41", "initiatives", "3 undated"),
                KeyFigure("7", "countries"),
                KeyFigure("1,204", "people", "2 withheld"),
            )
        ),
        Notice(text("No channel has been open since ", strong("2019"), ".")),
        Heading("What happened", 1, "part"),
        Heading("Neemrana Dialogue", 2, "neemrana", running="Neemrana"),
        Paragraph(text(LOREM * 3, Span("[1]", link="#note-1"), " ", Span("gone", link="#nowhere"))),
        Paragraph(text(URDU)),
        Paragraph(text(HINDI, " · ", CHINESE)),
        Paragraph(text(HOSTILE)),
        Paragraph(
            text("Remark: ", Span("see the site", link="https://example.org/?a=1&b=2")), Style.QUIET
        ),
        Heading("An entry", 3, "entry"),
        Listing(
            (Item(text("Trust was built"), (text(LOREM),)), Item(text(LONG_WORD)), Item(text(URDU)))
        ),
        Facts(
            (
                Fact("Track", (Item(text("Track II")),)),
                Fact("Countries", (Item(text("India")), Item(text("Pakistan"), anchor="pak"))),
                Fact("بھارت", (Item(text(URDU)),)),
                Fact("Sources", notes().items, numbered=True),
            )
        ),
        Together((Heading("The chart", 2), Figure(svg(), "Bars: India 17 & “Pakistan” <18>"))),
        Beside(
            (
                (Figure(svg(400), "Left chart"), Paragraph(text("Left"))),
                (Paragraph(text("Right")), table(2)),
            ),
            (1.0, 2.0),
        ),
        PageBreak(),
        Heading("The list", 1, "list"),
        table(),
        form(),
        Heading("Sources", 1),
        notes(),
    )


def document(
    *blocks: Block, language: str = "en", title: str = "India: country brief", **more: bool
) -> Document:
    """Return a document of ``blocks``, or of every kind of them."""
    return Document(
        title=title,
        about=(text("Country: ", strong("India")), text("41 of 80 initiatives · 3 withheld")),
        register="South Asia",
        made_on=PartialDate(2024, 3, 5),
        marking=Level.LIMITED,
        blocks=blocks or every_block(),
        language=language,
        cover=more.get("cover", False),
        contents=more.get("contents", False),
        wide=more.get("wide", False),
    )


def said(*lines: str) -> tuple[Text, ...]:
    """Return lines as texts."""
    return tuple(text(line) for line in lines)
