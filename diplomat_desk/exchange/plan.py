"""A mapping made ready for many rows: what is the same for each is worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass

from diplomat_desk.exchange.cells import MISSING
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Known, key_of
from diplomat_desk.exchange.mapping import ColumnMapping, CountryCodes, Mapping
from diplomat_desk.exchange.targets import BY_NAME, Shape, Target

DEFAULT = -1
"""The place of a column that stands in no file: a default of the mapping."""
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
    """One column and all that is asked of it: its target, its missing texts, its decisions, its reader."""

    mapping: ColumnMapping
    target: Target
    missing: frozenset[str]
    answers: frozenset[str]
    values: dict[str, str]
    reader: Reader
    sort: Sort | None
    default: str = ""

    @property
    def place(self) -> int:
        """Where it stands, from 0; :data:`DEFAULT` for a default."""
        return self.mapping.place

    @property
    def header(self) -> str:
        """What it is called."""
        return self.mapping.header

    @property
    def is_default(self) -> bool:
        """Whether it is a default of the mapping and no column."""
        return self.mapping.place == DEFAULT


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
    reader = Reader(known, one.codes, mixed=target.shape is Shape.ACTORS)
    return Column(
        mapping=one,
        target=target,
        missing=frozenset(key_of(text) for text in one.missing),
        answers=_answers(one, target, known),
        values=_decisions(one, target, sort, known),
        reader=reader,
        sort=sort,
        default=default,
    )


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
