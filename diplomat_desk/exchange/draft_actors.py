"""Countries, organisations and people of a row, with what stands beside each in other columns."""

from functools import lru_cache

from diplomat_desk.domain.entity_rules import LONGEST_NAME
from diplomat_desk.domain.initiative import CountryParticipation, Engagement
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.countries_read import Naming, Reader
from diplomat_desk.exchange.country_names import names_of
from diplomat_desk.exchange.draft_fields import unequal
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.matching import match_name
from diplomat_desk.exchange.plan import Column, Plan
from diplomat_desk.exchange.saying import Said
from diplomat_desk.exchange.targets import Shape

_LONGEST_SHOWN = 80
_ROLE_OF_ORGANISATION = {
    "party": "participant",
    "intermediary": "facilitator",
    "supporter": "endorser",
}
"""What an organisation is where a country would be this; other codes are the same for both."""


def read_actors(making: Making) -> None:
    """Put countries, organisations and people into the fields of the row."""
    making.fields |= {"countries": [], "organisations": [], "people": []}
    for column in _asked(making, "countries", "actors"):
        roles = beside(making, column, "countries.role")
        of_bodies = beside(making, column, "organisations.role")
        for place, said in enumerate(making.elements(column)):
            if said.text:
                role = _at(roles, place) or column.mapping.role or "party"
                body = _at(of_bodies, place) or _as_organisation(making.plan, role)
                _actor(making, column, said, (role, body))
        if column.mapping.separator.strip() == "," and any(
            one.place == column.place for one in making.unmatched
        ):
            # A comma can stand before a post: the name is to be found as it was written.
            making.keep(column)
    for column in _asked(making, "organisations"):
        roles = beside(making, column, "organisations.role")
        for place, said in enumerate(making.elements(column)):
            if said.text:
                _organisation(making, column, said, _at(roles, place) or column.mapping.role)
    for column in _asked(making, "people"):
        _people(making, column)


def beside(making: Making, column: Column, target: str) -> list[str]:
    """Return what the column beside ``column`` says of each of its elements; empty where there is none."""
    part = making.plan.part_of(column, target)
    if part is None:
        return []
    many = len(making.elements(column))
    said = making.elements(part)
    if not said:
        return []
    if len(said) == 1 and many > 1 and not part.mapping.separator:
        said *= many
    else:
        unequal(making, column, part, said)
    texts = [_word(making, part, one) for one in said]
    if any(
        text and not owner.text for text, owner in zip(texts, making.elements(column), strict=False)
    ):
        making.keep(part)
    return texts


def country_code(making: Making, text: str) -> str:
    """Return the country that somebody decided on, by its code in this register or its name."""
    names = names_of(making.plan.known.countries)
    return names.code(text) or names.whole(text) or ""


def countries_in(reader: Reader, text: str, year: int | None) -> Naming:
    """Return what ``reader`` makes of ``text``; what is longer than a name can be names none."""
    return _countries_in(reader, text, year) if len(text) <= LONGEST_NAME else Naming()


def no_country(making: Making, text: str) -> str:
    """Return why no country was found in ``text``."""
    if names_of(making.plan.known.countries).is_ambiguous(text):
        return say("“{name}” is a name of several countries; it was kept in a note.", name=text)
    shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return say("“{name}” is no country of this register; it was kept in a note.", name=shown)


@lru_cache(maxsize=32_768)
def _countries_in(reader: Reader, text: str, year: int | None) -> Naming:
    # The same few texts fill a column.
    return reader.every(text, year)


def _asked(making: Making, *targets: str) -> list[Column]:
    """Return the columns of ``targets`` as they stand; a default only where none of them says anything."""
    columns = [column for target in targets for column in making.plan.of(target)]
    own = sorted((c for c in columns if not c.is_default), key=lambda column: column.place)
    if any(making.cell(column) for column in own):
        return own
    return [*own, *(column for column in columns if column.is_default)]


def _word(making: Making, part: Column, said: Said) -> str:
    if not said.text or not part.target.vocabulary:
        return said.text
    return making.term(part, said)


def _at(texts: list[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _actor(making: Making, column: Column, said: Said, roles: tuple[str, str]) -> None:
    """Record a country; beside it, or where it is none, an organisation or an open question.

    ``roles`` are that of a country and that of an organisation.
    """
    role, body = roles
    if said.decided:
        _decided(making, column, said.text, roles)
        return
    mixed = column.target.shape is Shape.ACTORS
    if mixed and match_name(said.text, Sort.ORGANISATION, making.plan.known):
        _organisation(making, column, said, body)
        return
    naming = countries_in(column.reader, said.text, making.year)
    for code in naming.codes:
        _country(making, column, code, role)
    if naming.codes and not naming.exact:
        making.keep(column)
    rest = naming.rest if naming.codes else (said.text,)
    for part in rest:
        answer = making.decision(column, part)
        if answer is not None:
            if answer.text:
                _decided(making, column, answer.text, roles)
        elif mixed:
            _organisation(making, column, Said(part), body)
            _its_country(making, column, part, role)
        else:
            _open_question(making, column, part, beside_one=bool(naming.codes))


def _decided(making: Making, column: Column, text: str, roles: tuple[str, str]) -> None:
    code = country_code(making, text)
    if code:
        _country(making, column, code, roles[0])
    else:
        _organisation(making, column, Said(text, decided=True), roles[1])


def _country(making: Making, column: Column, code: str, role: str) -> None:
    making.fields["countries"].append(CountryParticipation(code, role))
    country = making.plan.known.countries.find(code)
    if making.year and country and not country.exists_in(making.year):
        message = say("{country} did not exist in {year}.", country=country.label, year=making.year)
        making.warn(column, making.cell(column), message)


def _its_country(making: Making, column: Column, text: str, role: str) -> None:
    code = column.reader.country_of(text, making.year)
    if code:
        _country(making, column, code, role)


def _open_question(making: Making, column: Column, text: str, *, beside_one: bool) -> None:
    sort = Sort.ORGANISATION if beside_one else Sort.COUNTRY
    making.unknown(column, text, sort)
    making.warn(column, text, no_country(making, text))


def _as_organisation(plan: Plan, role: str) -> str:
    other = _ROLE_OF_ORGANISATION.get(role, role)
    known = plan.known.vocabularies.find("organisation-role", other)
    return other if known else "participant"


def _named(making: Making, column: Column, said: Said, sort: Sort) -> str:
    """Return the name in the register, or the text as a new name; empty where it cannot be a name."""
    if len(said.text) > LONGEST_NAME:
        message = say("A name has at most {most} characters; this was kept in a note.",
                      most=LONGEST_NAME)  # fmt: skip
        making.warn(column, said.text, message)
        return ""
    found = match_name(said.text, sort, making.plan.known)
    if not found and not said.decided:
        making.unknown(column, said.text, sort)
    return found or said.text


def _organisation(making: Making, column: Column, said: Said, role: str) -> None:
    name = _named(making, column, said, Sort.ORGANISATION)
    if name:
        given = said.text if said.text != name else ""
        one = Engagement(name, role or "participant", given)
        making.fields["organisations"].append(one)


def _people(making: Making, column: Column) -> None:
    roles, posts, bodies = (
        beside(making, column, f"people.{part}") for part in ("role", "post", "affiliation")
    )
    for place, said in enumerate(making.elements(column)):
        name = _named(making, column, said, Sort.PERSON) if said.text else ""
        if name:
            one = Appearance(
                name,
                role=_at(roles, place) or column.mapping.role or "participant",
                affiliation=_at(bodies, place),
                post=_at(posts, place),
                as_given=said.text if said.text != name else "",
            )
            making.fields["people"].append(one)
