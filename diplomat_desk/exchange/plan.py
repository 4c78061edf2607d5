"""A mapping made ready for many rows: what is the same for each is worked out once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from diplomat_desk.exchange.cells import MISSING
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.country_names import CountryNames, names_of
from diplomat_desk.exchange.dating import Read, read_in
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Known, key_of
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping, Order
from diplomat_desk.exchange.saying import Saying
from diplomat_desk.exchange.targets import BY_NAME, Shape, Target

DEFAULT = -1
"""The place of a column that stands in no file: a default of the mapping."""
_DATES, _LONGEST_DATE = 16_384, 100
"""So many dates are known again as they are written, where they are no longer than this."""
_OWNERS = {
    "place": ("place.city",),
    "countries": ("countries", "actors"),
    "organisations": ("organisations", "actors"),
}
"""What a part belongs to -> the targets beside which its column can run."""
_SORTS = {
    Shape.COUNTRIES: Sort.COUNTRY,
    Shape.ACTORS: Sort.ORGANISATION,
    Shape.TERM: Sort.TERM,
    Shape.TERMS: Sort.TERM,
    Shape.LEVEL: Sort.TERM,
}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column and all that is asked of it, made ready.

    ``place`` counts from 0 and is :data:`DEFAULT` for a default of the mapping, whose text is ``default``.
    ``saying`` reads its cells, ``reader`` the countries in these, ``dates`` remembers dates as they are written.
    """

    mapping: ColumnMapping
    target: Target
    place: int
    header: str
    is_default: bool
    saying: Saying
    reader: Reader
    dates: Callable[[str, Order], Read]
    default: str = ""

    def date(self, text: str, order: Order) -> Read:
        """Return what ``text`` says of a date, its parts in ``order``, with the conventions of the column."""
        if len(text) > _LONGEST_DATE:
            return read_in(self.mapping, text, order)
        return self.dates(text, order)


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of a table by what they become.

    ``beside`` leads from the place of a column and a target to the column that runs beside it, ``spoken`` are
    the places that the mapping speaks of, ``groups`` the first words of the targets, ``template`` is that of
    titles.
    """

    known: Known
    mapping: Mapping
    columns: tuple[Column, ...]
    by_target: dict[str, tuple[Column, ...]]
    beside: dict[tuple[int, str], Column]
    spoken: frozenset[int]
    groups: frozenset[str]
    template: str = ""

    def of(self, target: str) -> tuple[Column, ...]:
        """Return the columns that become ``target``, a default last."""
        return self.by_target.get(target, ())

    def at(self, place: int | None) -> Column | None:
        """Return the column that stands at ``place``."""
        return next((one for one in self.columns if one.place == place), None)

    def part_of(self, column: Column, target: str) -> Column | None:
        """Return the column that runs beside ``column`` and becomes ``target``."""
        return self.beside.get((column.place, target))


def plan_of(mapping: Mapping, known: Known) -> Plan:
    """Return ``mapping`` made ready."""
    columns = [_column(one, known) for one in mapping.columns if one.target in BY_NAME]
    defaults = [
        _column(_default(target), known, value)
        for target, value in mapping.defaults
        if target in BY_NAME and target != "title"
    ]
    by_target: dict[str, tuple[Column, ...]] = {}
    for one in (*sorted(columns, key=lambda one: one.place), *defaults):
        by_target[one.target.name] = (*by_target.get(one.target.name, ()), one)
    template = next((value for target, value in mapping.defaults if target == "title"), "")
    return Plan(
        known=known,
        mapping=mapping,
        columns=tuple(columns),
        by_target=by_target,
        beside=_beside(columns, by_target),
        groups=frozenset(name.partition(".")[0] for name in by_target),
        spoken=frozenset(one.place for one in columns),
        template=template,
    )


def vocabulary_of(target: Target) -> str:
    """Return the vocabulary that the words of ``target`` are sought in; levels are asked about like terms."""
    return "confidentiality" if target.shape is Shape.LEVEL else target.vocabulary


def _default(target: str) -> ColumnMapping:
    listed = BY_NAME[target].is_repeated or BY_NAME[target].shape is Shape.TERMS
    return ColumnMapping(
        place=DEFAULT,
        header=BY_NAME[target].label,
        target=target,
        separator=";" if listed else "",
    )


def _column(one: ColumnMapping, known: Known, default: str = "") -> Column:
    target = BY_NAME[one.target]
    sort = _sort(target)
    return Column(
        mapping=one,
        target=target,
        place=one.place,
        header=one.header,
        is_default=one.place == DEFAULT,
        saying=Saying(
            frozenset(key_of(text) for text in one.missing),
            _answers(one, target, known),
            _decisions(one, target, sort, known),
            separator=one.separator,
            names=_parted_names(one, sort, known),
        ),
        reader=Reader(known, one.codes, mixed=target.shape is Shape.ACTORS),
        dates=lru_cache(_DATES)(partial(read_in, one)),
        default=default,
    )


def _parted_names(one: ColumnMapping, sort: Sort | None, known: Known) -> CountryNames | None:
    """Return the names of countries, where the sign of a list may part one: ``Korea, South``."""
    parted = one.separator.strip() == "," and sort in (Sort.COUNTRY, Sort.ORGANISATION)
    return names_of(known.countries) if parted else None


def _sort(target: Target) -> Sort | None:
    if target.shape is Shape.NAMES:
        return Sort.PERSON if target.name == "people" else Sort.ORGANISATION
    if target.shape is Shape.PART:
        return Sort.TERM if target.vocabulary else None
    if target.name == "place.country":
        return Sort.COUNTRY
    return _SORTS.get(target.shape)


def _answers(one: ColumnMapping, target: Target, known: Known) -> frozenset[str]:
    """Return what looks like a gap and is an answer here: NA is Namibia among codes of two letters."""
    if one.codes is CountryCodes.ISO2:
        return frozenset({"na"})
    terms = known.vocabularies.of(target.vocabulary, retired=True) if target.vocabulary else ()
    return MISSING & {key_of(text) for term in terms for text in (term.code, term.label)}


def _decisions(
    one: ColumnMapping, target: Target, sort: Sort | None, known: Known
) -> dict[str, str]:
    """Return what was decided about texts of this column: earlier files first, its own values over them."""
    vocabulary = vocabulary_of(target) if sort is Sort.TERM else ""
    sorts = (
        (Sort.COUNTRY, Sort.ORGANISATION) if sort in (Sort.COUNTRY, Sort.ORGANISATION) else (sort,)
    )
    earlier = {
        text: answer
        for wanted in reversed(sorts)
        for (about, words, text), answer in known.decisions.items()
        if about is wanted and words == vocabulary
    }
    return earlier | {key_of(text): answer for text, answer in one.values}


def _beside(
    columns: Iterable[Column], by_target: dict[str, tuple[Column, ...]]
) -> dict[tuple[int, str], Column]:
    """Return the columns that run beside another, by its place; where none is named, beside the first of its kind."""
    found: dict[tuple[int, str], Column] = {}
    for column in columns:
        base, _, part = column.target.name.partition(".")
        if column.target.shape is not Shape.PART and column.target.name != "place.country":
            continue
        owners = [one for name in _OWNERS.get(base, (base,)) for one in by_target.get(name, ())]
        places = [one.place for one in owners]
        owner = column.mapping.of if column.mapping.of in places else None
        if owner is None:
            free = [p for p in places if (p, column.target.name) not in found]
            owner = free[0] if free and column.mapping.of is None else None
        if owner is not None and part:
            found.setdefault((owner, column.target.name), column)
    return found
