"""Searching everything that can be read, and showing where it was hit. All of it obeys the ceiling."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.finding import (
    SECTIONS,
    Found,
    Group,
    Hit,
    Place,
    Section,
    section_of,
    unpack,
)
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.people import Person
from diplomat_desk.domain.queries import Wanted, in_words, read_query
from diplomat_desk.domain.searchable import Texts, texts_of
from diplomat_desk.domain.snippets import Snippet, best_snippet, marks_in, meets, opening
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import found_texts, put_out, searching
from diplomat_desk.store.withholding import withheld

PAGE = 50
"""Results that are read whole at once, to show where they were hit."""


def find(desk: Desk, typed: str, ceiling: Level) -> Found:
    """Return all that ``typed`` finds under ``ceiling``; see :func:`hits` for what to show of it."""
    wanted = read_query(typed)
    with desk.register.reading() as connection:
        places = searching.search_all(connection, wanted, ceiling)
        alone: tuple[tuple[str, int], ...] = ()
        if not places and len(wanted) > 1:
            counted = (
                (in_words(one), searching.how_many(connection, (one,), ceiling)) for one in wanted
            )
            alone = tuple((text, number) for text, number in counted if number)
        records, entries = withheld(connection, ceiling)
    return Found(typed, places, _groups(places), alone, records, entries)


def hits(desk: Desk, places: Sequence[int], typed: str, ceiling: Level) -> tuple[Hit, ...]:
    """Return the results that lie at ``places`` of a :class:`Found`, at most :data:`PAGE` of them.

    What may not be told any more, or is gone, is left out.
    """
    wanted = read_query(typed)
    found = [unpack(one) for one in places[:PAGE]]
    with desk.register.reading() as connection:
        read = found_texts.read(connection, found, desk.vocabularies, desk.countries, ceiling)
    return tuple(_hit(place, *read[place], wanted) for place in found if place in read)


def outside(desk: Desk, typed: str, ceiling: Level) -> tuple[Hit, ...]:
    """Return all that ``typed`` finds, by section, as it may be put out: nobody is named whose meeting forbids it.

    A record in which only such a name was hit is left out, at any ceiling.
    """
    wanted = read_query(typed)
    with desk.register.reading() as connection:
        places = [unpack(one) for one in searching.search_all(connection, wanted, ceiling)]
        people = [one.id for one in places if one.kind is Kind.PERSON]
        told = put_out.people_told(connection, people, ceiling)
        kept: list[Hit] = []
        for first in range(0, len(places), PAGE):
            batch = places[first : first + PAGE]
            read = found_texts.read(connection, batch, desk.vocabularies, desk.countries, ceiling)
            for place in batch:
                if place in read and (place.kind is not Kind.PERSON or place.id in told):
                    kept += _outside(desk, place, *read[place], wanted)
    return tuple(sorted(kept, key=lambda hit: SECTIONS.index(hit.section)))


def _outside(
    desk: Desk, place: Place, one: found_texts.Searched, texts: Texts, wanted: Sequence[Wanted]
) -> Iterator[Hit]:
    """Give the hit as it may be put out, if all that was wanted stands in what may be."""
    if not isinstance(one, Initiative) or (bare := unattributed(one)) == one:
        yield _hit(place, one, texts, wanted)
        return
    files = texts["attachments"]
    texts = texts_of(bare, desk.vocabularies, desk.countries, {}) | {"attachments": files}
    met = {
        name: frozenset().union(*(meets(text, wanted) for text in texts[name])) for name in texts
    }
    if len(frozenset().union(*met.values())) == len(wanted):
        # It is listed where the search lists it: where all stands, else where the first of it does.
        sections = [
            *(s for s in SECTIONS if len(met[s]) == len(wanted)),
            *filter(met.get, SECTIONS),
        ]
        yield _hit(Place(place.kind, place.id, sections[0]), bare, texts, wanted)


def _groups(places: Sequence[int]) -> tuple[Group, ...]:
    groups: list[Group] = []
    start = 0
    for section, members in groupby(places, key=section_of):
        size = sum(1 for _ in members)
        groups.append(Group(section, start, size))
        start += size
    return tuple(groups)


def _hit(
    place: Place,
    one: found_texts.Searched,
    texts: Texts,
    wanted: Sequence[Wanted],
) -> Hit:
    name = one.title if isinstance(one, Initiative) else one.name
    title = Snippet(name, marks_in(name, wanted))
    snippet = _snippet(place.section, name, texts, wanted) or opening(_about(one))
    if not isinstance(one, Initiative):
        return Hit(place.kind, place.id, place.section, title, snippet)
    first = one.first
    when = str(first) if first else ""
    return Hit(
        place.kind,
        place.id,
        place.section,
        title,
        snippet,
        one.reference,
        when,
        one.track,
        one.kind,
    )


def _about(one: found_texts.Searched) -> str:
    """Return what says best what a record is, where its title alone was hit."""
    if isinstance(one, Initiative):
        return one.summary or one.issue
    if isinstance(one, Person):
        last = one.affiliations[-1] if one.affiliations else None
        return one.note or (", ".join(filter(None, (last.post, last.organisation))) if last else "")
    return one.note or one.parent


def _snippet(section: Section, name: str, texts: Texts, wanted: Sequence[Wanted]) -> Snippet | None:
    """Return the piece that shows most of what the title does not: from its section, else from another."""
    met = meets(name, wanted)
    missing = [one for number, one in enumerate(wanted) if number not in met]
    first, last = ((), section) if section is Section.TITLE else (section, Section.TITLE)
    order = sorted(texts, key=lambda part: (part != first, part == last))
    for sought in (missing, wanted) if missing else (wanted,):
        for part in order:
            found = best_snippet((text for text in texts[part] if text != name), sought)
            if found.text:
                return Snippet(found.text, marks_in(found.text, wanted))
    return None
