"""What the page of people and the page of organisations say; all else they share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diplomat_desk.domain.changes import Kind
from diplomat_desk.domain.merging import Entity
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Person
from diplomat_desk.ui.models.entity_model import (
    ORGANISATION_COLUMNS,
    PEOPLE_COLUMNS,
    EntityColumn,
)


@dataclass(frozen=True, slots=True)
class EntityWords:
    """The sort of record, how an empty one is made, the columns of its list, and its sentences.

    Every text is a source text for :func:`say` or :func:`count`.
    """

    kind: Kind
    name: str
    blank: Callable[[], Entity]
    columns: Sequence[EntityColumn]
    list_name: str
    find: str
    new: str
    edit: str
    counted: tuple[str, str]
    counted_of: tuple[str, str]
    choose: str
    nothing_yet: tuple[str, str]
    nothing_matches: str
    merge: str
    find_other: str


PEOPLE = EntityWords(
    kind=Kind.PERSON,
    name="people",
    blank=Person,
    columns=PEOPLE_COLUMNS,
    list_name="People",
    find="Find one by any name",
    new="New person",
    edit="Edit {name}",
    counted=("{n} person", "{n} people"),
    counted_of=("{found} of {n} person", "{found} of {n} people"),
    choose="Choose a person to read about them here.",
    nothing_yet=(
        "No people yet",
        "Whoever an initiative or a meeting names stands here, with every part that they took. "
        "You can also record somebody by hand.",
    ),
    nothing_matches="No person in this register is found by these words.",
    merge="Merge two records of one person",
    find_other="Find the other person by name",
)
ORGANISATIONS = EntityWords(
    kind=Kind.ORGANISATION,
    name="organisations",
    blank=Organisation,
    columns=ORGANISATION_COLUMNS,
    list_name="Organisations",
    find="Find one by any name",
    new="New organisation",
    edit="Edit {name}",
    counted=("{n} organisation", "{n} organisations"),
    counted_of=("{found} of {n} organisation", "{found} of {n} organisations"),
    choose="Choose an organisation to read about it here.",
    nothing_yet=(
        "No organisations yet",
        "Every organisation that an initiative names stands here, with all that it took part in. "
        "You can also record one by hand.",
    ),
    nothing_matches="No organisation in this register is found by these words.",
    merge="Merge two records of one organisation",
    find_other="Find the other organisation by name",
)
