"""The styles of our Word documents: those that Word knows by name, and our own for the rest.

A user who restyles a report changes these; nothing is dressed by hand that one of them could dress.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diplomat_desk.reports.sheet import BODY, FACTS, LEAD, SMALL, TABLE
from diplomat_desk.reports.word.looks import ACCENT, QUIET


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A style of paragraphs; lengths in points.

    ``id`` is the name without blanks where Word knows no other. ``larger`` gives Arabic
    script a little more, ``level`` is that of a heading, ``notes``
    and ``bullets`` number its paragraphs. ``line`` is an exact height; without one it is
    what the font needs, ``spread`` times.
    """

    name: str
    base: str = "Normal"
    follow: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = ""
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    line: float = 0.0
    spread: float = 1.0
    larger: bool = True
    level: int = 0
    keep: bool = False
    bullets: bool = False
    notes: bool = False
    centred: bool = False
    tab: bool = False
    rule: str = ""

    @property
    def id(self) -> str:
        """The name by which paragraphs ask for it."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


def looks(*, cover: bool, depth: float) -> Iterator[Look]:
    """Yield the styles of paragraphs; ``cover`` and the ``depth`` of the page decide how a title stands."""
    yield from _front(cover=cover, depth=depth)
    yield from _headings()
    yield from _text()
    yield from _tables()
    yield from _edges()


def _front(*, cover: bool, depth: float) -> Iterator[Look]:
    yield Look(name="Organisation", size=10.0, bold=True, after=2.0)
    yield Look(name="Organisation Line", size=SMALL, colour=QUIET)
    yield Look(
        name="Register Name", follow="Title", size=12.0 if cover else 9.5, colour=QUIET,
        before=depth * 0.24 if cover else 0.0, after=2.0, keep=True,
    )  # fmt: skip
    yield Look(
        name="Title", follow="About", size=28.0 if cover else 20.0, bold=True,
        after=12.0 if cover else 6.0, keep=True,
    )  # fmt: skip
    yield Look(name="About", size=11.0 if cover else BODY, colour=QUIET, after=1.5)
    yield Look(name="About Rule", base="About", size=4.0, after=8.0, rule="bottom")
    yield Look(name="TOC Heading", follow="Normal", size=12.0, bold=True, after=4.0, keep=True)
    yield Look(name="toc 1", size=BODY, bold=True, before=7.0, after=1.0, tab=True)
    yield Look(name="toc 2", size=BODY, before=2.0, after=1.0, tab=True)


def _headings() -> Iterator[Look]:
    for level, size, before, after in ((1, 15.0, 19.0, 3.0), (2, 12.0, 14.0, 2.0), (3, 10.0, 10.0, 1.0)):  # fmt: skip
        look = Look(
            name=f"heading {level}", follow="BodyText", size=size, bold=True,
            before=before, after=after, level=level, keep=True,
        )  # fmt: skip
        yield look
        # Contents list the headings of Word's own styles only.
        yield Look(
            name=f"Heading {level} Unlisted",
            base=look.id,
            follow="BodyText",
            level=level,
            keep=True,
        )


def _text() -> Iterator[Look]:
    yield Look(name="Body Text", after=2.5)
    yield Look(name="Lead", follow="BodyText", size=LEAD, after=6.0)
    yield Look(name="Quiet", size=FACTS, colour=QUIET, after=2.5)
    yield Look(name="Notice", base="BodyText", before=9.0, after=11.0, indent=9.0, rule="notice")
    yield Look(name="Quote", base="BodyText", italic=True, indent=18.0)
    yield Look(name="caption", size=FACTS, colour=QUIET, after=8.0)
    yield Look(name="Picture", before=7.0, after=9.0)
    yield Look(name="List Bullet", after=0.5, indent=12.0, bullets=True)
    yield Look(name="List Number", after=1.5, indent=22.0, notes=True)
    yield Look(name="List Continue", after=0.5, indent=12.0, colour=QUIET)
    yield Look(name="List Continue 2", after=1.5, indent=22.0, colour=QUIET)
    yield Look(name="Fact Name", size=FACTS, colour=QUIET, after=1.5, spread=0.95)
    yield Look(name="Fact", size=FACTS, after=1.5, spread=0.95)
    yield Look(name="Fact More", base="Fact", colour=QUIET)
    yield Look(name="Fact Note", base="Fact", indent=20.0, notes=True)
    yield Look(name="Fact Note More", base="FactMore", indent=20.0)


def _tables() -> Iterator[Look]:
    yield Look(name="Table Text", size=TABLE, larger=False, spread=0.92)
    yield Look(name="Table Head", base="TableText", size=SMALL, colour=QUIET, keep=True)
    yield Look(name="Table Section", base="TableText", before=4.0, keep=True)
    yield Look(name="Table Total", base="TableText", bold=True)
    yield Look(
        name="Key Figure", size=19.0, bold=True, colour=ACCENT, spread=0.86, keep=True, rule="key"
    )
    yield Look(name="Key Label", spread=0.92, keep=True)
    yield Look(name="Key Note", size=SMALL, colour=QUIET)
    yield Look(name="Gap", size=4.0, line=7.0)
    yield Look(name="Cell End", size=1.0, line=1.0)


def _edges() -> Iterator[Look]:
    yield Look(name="Marking", size=SMALL, bold=True, caps=True, centred=True)
    yield Look(name="header", size=SMALL, colour=QUIET, tab=True)
    yield Look(name="Running Head", base="Header", before=4.0, tab=True, rule="head")
    yield Look(name="footer", size=SMALL, colour=QUIET, after=4.0, tab=True)
