"""The parts of a country brief: its tables, lists and notes."""

from collections.abc import Iterable, Iterator

from diplomat_desk.charts.palette import track_styles
from diplomat_desk.domain.briefing import Body, Counted, Known, Result
from diplomat_desk.domain.channels import Channel, State, complete
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative, Source
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.terms import UNKNOWN
from diplomat_desk.domain.told import Told, in_sentence
from diplomat_desk.domain.words import count, dotted, listed, say
from diplomat_desk.reports.brief_material import Brief
from diplomat_desk.reports.channel_words import NO_ANSWERS, state_in_words, wanted
from diplomat_desk.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    Together,
    cell,
    quiet,
    strong,
    text,
)
from diplomat_desk.reports.kinds import Basis
from diplomat_desk.reports.runs import is_address

_NONE = "–"
_OTHERS = 8
_GAPS = {
    "no-source": ("{n} has no source", "{n} have no source"),
    "undated": ("{n} has no date", "{n} have no date"),
    "no-outcome": ("{n} is concluded without outcome", "{n} are concluded without outcome"),
    "no-transfer": ("{n} is concluded without transfer", "{n} are concluded without transfer"),
    "l2-without-intermediary": (
        "{n} on Level 2 names no third party", "{n} on Level 2 name no third party"
    ),
}  # fmt: skip


class Parts:
    """Makes the parts of one brief."""

    def __init__(self, material: Brief, basis: Basis) -> None:
        self._of = material
        self._label = basis.vocabularies.label
        self._words = basis.vocabularies
        self._countries = basis.countries
        self._sources: dict[Source, int] = {}

    def tracks(self) -> Table:
        """Return the table of tracks: how many, from when to when, what runs, who convened."""
        runs, convened = bool(self._of.running), bool(self._of.conveners)
        columns = (
            Column(say("Track"), 0 if runs or convened else 1),
            *_numbered_columns(),
            *((Column(say("Running now"), 2),) if runs else ()),
            *((Column(say("Convened by"), 2),) if convened else ()),
        )
        colours = track_styles(self._words)
        rows = []
        for one in complete(self._of.tracks, wanted("track", self._words)):
            style = colours.get(one.code)
            name = self._label("track", one.code) or say("Not recorded")
            named = cell(name, swatch=style.colour if style else "")
            run = (self._running(one),) if runs else ()
            by = (self._convened(one),) if convened else ()
            rows.append(Row((named, *self._numbers(one), *run, *by)))
        return Table(columns, (Section(tuple(rows)),), say("Tracks"))

    def approaches(self) -> Iterator[Table]:
        """Yield the approaches tried, then those never tried and with whom else they were."""
        every = complete(self._of.approaches, wanted("approach", self._words))
        tried = sorted((one for one in every if one.number), key=self._order)
        rows = tuple(map(self._approach, tried))
        columns = (Column(say("Approach"), 1), *_numbered_columns())
        yield Table(columns, (Section(rows),), say("Approaches"))
        never = tuple(self._never(one.code) for one in every if not one.number)
        if never:
            country = self._countries.name(self._of.country)
            head = say("Never tried with {country}", country=country)
            heads = (Column(head, 3), Column(say("Tried with"), 4))
            yield Table(heads, (Section(never),), head)

    def nothing(self) -> Iterator[Block]:
        """Yield what a country without any initiative can be told: what was tried with others."""
        yield Heading(say("What was tried with other countries"), 2)
        codes = wanted("approach", self._words)
        columns = (Column(say("Approach"), 2), Column(say("Tried with"), 3))
        rows = tuple(map(self._never, codes))
        yield Table(columns, (Section(rows),), say("Approaches"))

    def after(self) -> Iterator[Block]:
        """Yield what follows the channels: with whom, what came of it, what is to come, sources."""
        yield from self._who()
        yield from self._people()
        yield from self._results()
        yield from self._to_come()
        yield from self._gaps()
        if self._sources:
            yield Heading(say("Sources"), 2)
            yield Listing(tuple(map(self._source, self._sources)), numbered=True)

    def _order(self, one: Channel) -> tuple[bool, int]:
        return one.code in NO_ANSWERS, -one.number

    def _approach(self, one: Channel) -> Row:
        name = self._label("approach", one.code) or say("Not recorded")
        return Row((cell(name), *self._numbers(one)))

    def _numbers(self, one: Channel) -> tuple[Cell, ...]:
        number = f"{one.number:,}" if one.number else _NONE
        state = state_in_words(one, self._of.since)
        alive = one.state(self._of.since) is State.ALIVE
        return (
            cell(number),
            cell(one.first_year or _NONE),
            cell(one.last_year or _NONE),
            cell(strong(state) if alive else quiet(state)),
        )

    def _running(self, one: Channel) -> Cell:
        found = [run for run in self._of.running if run.track == one.code]
        lines: list[Text] = [text(run.title) for run in found]
        more = one.active + one.planned - len(found)
        if found and more > 0:
            lines.append(text(quiet(count(more, "and {n} more", "and {n} more"))))
        return Cell(tuple(lines)) if lines else cell(quiet(_NONE))

    def _convened(self, one: Channel) -> Cell:
        names = self._of.conveners.get(one.code, ())
        said = [_numbered(name, number) for name, number in names]
        return cell(", ".join(said)) if said else cell(quiet(_NONE))

    def _never(self, code: str) -> Row:
        return Row((cell(self._label("approach", code)), cell(self._tried(code))))

    def _tried(self, code: str) -> str:
        """Return with whom an approach was tried: in the region, else elsewhere."""
        found = [one for one in self._of.elsewhere if one.channel.code == code]
        said = listed([self._other(one.row, one.channel) for one in found])
        if not said:
            return say("No country in this register")
        if found[0].row in self._of.neighbours:
            return say("In the region: {countries}", countries=said)
        return say("Further away: {countries}", countries=said)

    def _other(self, code: str, one: Channel) -> str:
        name = self._countries.name(code)
        if not one.last:
            return _numbered(name, one.number)
        return say("{name} ({n}, last {year})", name=name, n=one.number, year=one.last_year)

    def _who(self) -> Iterator[Block]:
        countries = (
            (say("Together with"), self._others("party")),
            (say("Intermediaries"), self._others("intermediary")),
            (say("Hosts and supporters"), self._others("host", "supporter")),
            (say("Its own roles"), self._own()),
        )
        others = (
            (say("Organisations"), "; ".join(map(self._body, self._of.organisations))),
            (say("Where"), ", ".join(map(self._place, self._of.places))),
            (say("What held it back"), self._held()),
        )
        # Two blocks that may part at the end of a page, so that no single line of one is left behind.
        found = [facts for facts in map(_facts, (countries, others)) if facts.rows]
        if found:
            yield Together((Heading(say("With whom, and where"), 2), found[0]))
            yield from (Together((facts,)) for facts in found[1:])

    def _others(self, *roles: str) -> str:
        counts: dict[str, int] = {}
        for one in self._of.countries:
            if one.sort in roles and one.key != self._of.country:
                counts[one.key] = counts.get(one.key, 0) + one.number
        found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        said = [_numbered(self._countries.name(code), number) for code, number in found[:_OTHERS]]
        more = len(found) - len(said)
        if more > 0:
            said.append(count(more, "{n} other", "{n} others"))
        return listed(said)

    def _own(self) -> str:
        own = [one for one in self._of.countries if one.key == self._of.country]
        if {one.sort for one in own} <= {"party"}:
            return ""
        return ", ".join(
            _numbered(self._role("country-role", one.sort), one.number)
            for one in own
            if one.sort != UNKNOWN
        )

    def _role(self, vocabulary: str, code: str) -> str:
        return (
            say("role not known") if code == UNKNOWN else in_sentence(self._label(vocabulary, code))
        )

    def _body(self, one: Body) -> str:
        roles = [self._role("organisation-role", role) for role in one.roles if role != UNKNOWN]
        said = ", ".join(roles) or say("took part")
        return say("{name} ({roles}; {n})", name=one.name, roles=said, n=f"{one.number:,}")

    def _place(self, one: Counted) -> str:
        return _numbered(one.key, one.number)

    def _held(self) -> str:
        return ", ".join(
            _numbered(self._label("constraint", one.key), one.number)
            for one in self._of.constraints[:4]
        )

    def _people(self) -> Iterator[Block]:
        if not self._of.people:
            return
        yield Heading(say("Key people"), 2)
        columns = (
            Column(say("Name"), 1),
            Column(say("As they were then"), 2),
            Column(say("Last at"), 2),
            Column(say("Initiatives"), align=Align.END),
        )
        rows = tuple(map(self._person, self._of.people))
        yield Table(columns, (Section(rows),), say("Key people"))

    def _person(self, one: Known) -> Row:
        (told,) = self._teller(people=(one.as_then,)).people()
        then = dotted(in_sentence(told.name), *told.remarks)
        when = _year(one.date)
        last = say("{title} ({date})", title=one.title, date=when) if when else one.title
        return Row((cell(one.as_then.name), cell(then), cell(last), cell(f"{one.number:,}")))

    def _results(self) -> Iterator[Block]:
        found = self._of.results
        yield Heading(say("What came of it"), 2)
        if not found.shown:
            yield Paragraph(text(say("Neither an outcome nor a transfer is recorded.")))
            return
        numbers = self._how_many(found.outcomes, found.transfers)
        if len(found.shown) < found.outcomes + found.transfers:
            numbers = f"{numbers} {say('Of most weight, the latest first:')}"
        yield Paragraph(text(numbers))
        yield Listing(tuple(map(self._result, found.shown)))

    @staticmethod
    def _how_many(outcomes: int, transfers: int) -> str:
        changed = count(outcomes, "{n} outcome", "{n} outcomes") if outcomes else say("No outcome")
        if not transfers:
            return say(
                "{outcomes} and no transfer to another track are recorded.", outcomes=changed
            )
        carried = count(transfers, "{n} transfer", "{n} transfers")
        return say("{outcomes} and {transfers} to another track are recorded.",
                   outcomes=changed, transfers=carried)  # fmt: skip

    def _result(self, one: Result) -> Item:
        if one.is_transfer:
            (told,) = self._teller(transfers=(one.what,)).transfers()
        else:
            (told,) = self._teller(outcomes=(one.what,)).outcomes()
        date = PartialDate.of(one.date).in_words() if one.date else say("no date")
        spans: list[Span | str] = [
            strong(date),
            " ",
            _short(told.text),
            " ",
            quiet(self._about(one, told)),
        ]
        for source in one.sources:
            number = self._sources.setdefault(source, len(self._sources) + 1)
            spans += [" ", Span(f"[{number}]", link=f"#source-{number}")]
        return Item(text(*spans))

    def _about(self, one: Result, told: Told) -> str:
        track = self._label("track", one.track)
        dated = {PartialDate.of(one.date).in_words()} if one.date else set()
        remarks = [remark for remark in told.remarks if remark not in dated]
        return dotted(in_sentence(told.name), *remarks, one.title, track)

    def _to_come(self) -> Iterator[Block]:
        items = [
            Item(text(strong(one.date.in_words()), " ", one.title, " ", quiet(one.meeting)))
            for one in self._of.events
        ]
        if items:
            yield Heading(say("Still to come"), 2)
            yield Listing(tuple(items))
        tasks = []
        for task in self._of.tasks:
            due = task.follow_up.due.in_words() if task.follow_up.due else say("no date")
            whose = dotted(task.follow_up.owner, task.title)
            tasks.append(
                Item(text(strong(due), " ", _short(task.follow_up.task), " ", quiet(whose)))
            )
        if tasks:
            yield Heading(say("To be done by us"), 2)
            yield Listing(tuple(tasks))

    def _gaps(self) -> Iterator[Block]:
        if not self._of.gaps:
            return
        said = [
            count(self._of.gaps[rule], *words)
            for rule, words in _GAPS.items()
            if self._of.gaps.get(rule)
        ]
        if not said:
            return
        yield Heading(say("Gaps in the record"), 2)
        all_of = count(self._of.tally.selected, "Of {n} initiative", "Of {n} initiatives")
        yield Paragraph(text(say("{all}, {gaps}.", all=all_of, gaps=listed(said))))

    def _source(self, one: Source) -> Item:
        date = one.date.in_words() if one.date else ""
        said = ", ".join(part for part in (one.title, one.author, one.publisher, date) if part)
        link = one.url if is_address(one.url) else ""
        spans = [quiet(said), " " if said else "", Span(one.url, quiet=True, link=link)]
        return Item(text(*spans), anchor=f"source-{self._sources[one]}")

    def _teller(self, **parts: object) -> Teller:
        return Teller(Initiative(**parts), self._words, self._countries)  # type: ignore[arg-type]


def _facts(rows: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple(Fact(name, (Item(text(said)),)) for name, said in rows if said))


def _numbered_columns() -> tuple[Column, ...]:
    return (
        Column(say("Initiatives"), align=Align.END),
        Column(say("First"), align=Align.END),
        Column(say("Last"), align=Align.END),
        Column(say("State")),
    )


def _numbered(name: str, number: int) -> str:
    return say("{name} ({n})", name=name, n=f"{number:,}")


def _year(date: str) -> str:
    return "" if date in ("", "..") else date[:4]


def _short(words: str, most: int = 180) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
