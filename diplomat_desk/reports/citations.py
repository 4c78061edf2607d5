"""The sources of a record as numbered notes, and the numbers by which its texts refer to them."""

from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.told import Dispute, Told, raised
from diplomat_desk.domain.words import commas, say, semicolons
from diplomat_desk.reports.document import Fact, Item, Span, Text, quiet, text
from diplomat_desk.reports.kinds import Basis
from diplomat_desk.reports.runs import is_address


class Citations:
    """The numbered sources of one initiative; what a source claims can be cited by its number."""

    def __init__(self, one: Initiative) -> None:
        """Number the sources of ``one`` in the order in which they are recorded."""
        self._one = one
        self._numbers = {source.key: n for n, source in enumerate(one.sources, 1) if source.key}
        self._known = {n for n, _ in enumerate(one.sources, 1)}

    def of(self, *facts: str, value: str = "") -> tuple[Span, ...]:
        """Return ``[1] [3]``: the sources whose adopted claims the record follows in ``facts``.

        With ``value`` only those that claim just this.
        """
        numbers = sorted(
            {
                self._numbers[claim.source]
                for claim in self._one.claims
                if claim.fact in facts
                and claim.source in self._numbers
                and (claim.value == value if value else claim.adopted)
            }
        )
        return tuple(span for number in numbers for span in self.note(number))

    def note(self, number: int) -> tuple[Span, ...]:
        """Return `` [2]``, a link to that note."""
        if number not in self._known:
            return ()
        return (Span(" "), Span(f"[{number}]", link=f"#{self.anchor(number)}"))

    def anchor(self, number: int) -> str:
        """Return the name by which links find note ``number``."""
        return f"source-{self._one.id}-{number}"

    def notes(self, basis: Basis) -> tuple[Item, ...]:
        """Return the notes, in order."""
        return tuple(
            Item(_cited(source, basis, self._one), anchor=self.anchor(number))
            for number, source in enumerate(self._one.sources, 1)
        )


def disputes_heading(disputes: tuple[Dispute, ...]) -> str:
    """Return what to call what sources say of single facts."""
    differ = any(one.differs for one in disputes)
    return say("Where sources differ") if differ else say("What sources say")


def disputed(teller: Teller, citations: Citations) -> tuple[Fact, ...]:
    """Return the facts of which sources say something: what each says, the adopted first, with its number."""
    return tuple(
        Fact(one.fact, tuple(_said(told, citations) for told in one.said))
        for one in teller.disputes()
    )


def _said(told: Told, citations: Citations) -> Item:
    words = told.text.removesuffix(f" [{told.cited}]") if told.cited else told.text
    remarks = semicolons(part for part in (*told.remarks, *told.more) if part)
    return Item(text(words, *citations.note(told.cited), quiet(f" · {remarks}") if remarks else ""))


def _cited(source: Source, basis: Basis, one: Initiative) -> Text:
    """Return a citation, its address as a link where it can be one."""
    reliability = basis.vocabularies.label("reliability", source.reliability)
    details = (
        source.title,
        source.author,
        source.publisher,
        source.date.in_words() if source.date else "",
        say("reliability: {grade}", grade=reliability) if reliability else "",
        say("accessed {date}", date=source.accessed.in_words()) if source.accessed else "",
        raised(source.level, one.confidentiality),
    )
    said = commas(" ".join(part.split()) for part in details if part)
    note = " ".join(source.note.split())
    return text(
        said,
        ". " if said and source.url else "",
        Span(source.url, link=source.url if is_address(source.url) else ""),
        quiet(f" ({note})") if note else "",
    )
