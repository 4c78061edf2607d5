"""Countries, entities of the user's own, and the profiles of names under which they are shown."""

from dataclasses import dataclass, replace

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State, identity_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Country, CountryKind
from diplomat_desk.domain.entity_rules import country_problems
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.held import COUNTRY
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.tidying import tidied_fields
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label, short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.vocabularies import why_it_stays
from diplomat_desk.services.writing import begin, erase_one
from diplomat_desk.store import entities, preferences, touching, usage
from diplomat_desk.store.writing import Writer


@dataclass(frozen=True, slots=True)
class UsedCountry:
    """A country as it is recorded, and how many records name it as far as may be told."""

    country: Country
    uses: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """All countries by name, the profiles of names, and the one in force (empty: as recorded)."""

    countries: tuple[UsedCountry, ...]
    profiles: tuple[str, ...]
    in_force: str


def atlas(desk: Desk, ceiling: Level) -> Atlas:
    """Return the countries and the profiles of the register."""
    with desk.register.reading() as connection:
        uses = usage.counts(connection, COUNTRY, ceiling)
        in_force = preferences.get(connection, preferences.COUNTRY_PROFILE)
        profiles = {*entities.profiles(connection), in_force} - {""}
        found = entities.every(connection)
    return Atlas(
        tuple(
            UsedCountry(one, uses.get(one.code, 0))
            for one in sorted(found, key=lambda one: fold(one.name))
        ),
        tuple(sorted(profiles, key=fold)),
        in_force,
    )


def add(desk: Desk, wanted: Country) -> Change:
    """Add an entity of the user's own; raise :class:`RefusedError` for a code that is or was another's."""
    one = _tidied(replace(wanted, kind=CountryKind.USER, alpha2=""))
    with begin(desk) as writer:
        _check(writer, one, new=True)
        before = writer.earlier(identity_of(one))
        if (
            before
            and isinstance(before.record, Country)
            and fold(before.record.name) != fold(one.name)
        ):
            text = say("“{code}” once stood for {name}; a code never changes its meaning.",
                       code=one.code, name=before.record.name)  # fmt: skip
            raise RefusedError((Problem("code", text),))
        change = writer.put(Action.RECORD, label(Action.RECORD, one), None, State(one))
    return _done(desk, Step(change.label, (change,))).changes[0]


def edit(desk: Desk, wanted: Country) -> Step | None:
    """Give a country other names, years or names in profiles; None where nothing is different.

    Its code and sort stay. Raises :class:`RefusedError`, :class:`MissingError`.
    """
    with begin(desk) as writer:
        before = writer.find(Identity(Kind.COUNTRY, wanted.code))
        if before is None or not isinstance(before.record, Country):
            raise MissingError(say("It was deleted meanwhile; what you typed was not recorded."))
        old = before.record
        new = _tidied(replace(wanted, kind=old.kind, alpha2=old.alpha2))
        if _comparable(new) == _comparable(old):
            return None
        _check(writer, new, new=False)
        said = label(Action.EDIT, old)
        if new.name != old.name:
            said = say(
                "rename “{title}” to “{other}”", title=short(old.name), other=short(new.name)
            )
        change = writer.put(Action.EDIT, said, before, State(new))
    return _done(desk, Step(said, (change,)))


def delete(desk: Desk, code: str) -> Change:
    """Delete an entity of the user's own that nothing names or ever named.

    Raises :class:`RefusedError`, :class:`MissingError`.
    """

    def refused(writer: Writer) -> str:
        found = writer.find(identity)
        if (
            found
            and isinstance(found.record, Country)
            and found.record.kind is not CountryKind.USER
        ):
            return say(
                "Only entities that you added can be deleted; the others are ISO's or history's."
            )
        return why_it_stays(COUNTRY, code)(writer)

    identity = Identity(Kind.COUNTRY, code)
    return words.reread_after(desk, lambda: erase_one(desk, identity, refused))


def choose_profile(desk: Desk, profile: str) -> None:
    """Show countries by the names of a profile from now on, a new one if there is none; empty: as recorded.

    A setting of the register, not a record: it is changed back, not undone.
    """
    wanted = clean_line(profile)
    with begin(desk) as writer:
        _put_in_force(writer, wanted)
    words.reread(desk)


def _put_in_force(writer: Writer, profile: str) -> None:
    connection = writer.connection
    old = preferences.get(connection, preferences.COUNTRY_PROFILE)
    preferences.put(connection, preferences.COUNTRY_PROFILE, profile)
    renamed = entities.named_in(connection, old, profile)
    touching.countries_renamed(connection, renamed, writer.progress)
    writer.reread_words()


def delete_profile(desk: Desk, profile: str) -> Step | None:
    """Take a profile's names off every country, as one step; none is in force then if it was.

    None where no country had a name in it.
    """
    said = say("delete the names of “{title}”", title=short(profile))
    with begin(desk) as writer:
        changes = []
        codes = entities.named_in(writer.connection, profile)
        if preferences.get(writer.connection, preferences.COUNTRY_PROFILE) == profile:
            _put_in_force(writer, "")
        for code in codes:
            before = writer.find(Identity(Kind.COUNTRY, code))
            if before is not None and isinstance(before.record, Country):
                names = tuple(pair for pair in before.record.shown_as if pair[0] != profile)
                wanted = State(replace(before.record, shown_as=names))
                changes.append(writer.put(Action.EDIT, said, before, wanted))
    if not changes:
        words.reread(desk)
        return None
    return _done(desk, Step(said, tuple(changes)))


def _tidied(one: Country) -> Country:
    tidied = tidied_fields(replace(one, shown_as=()))
    names = {clean_line(profile): clean_line(name) for profile, name in one.shown_as}
    shown = tuple(sorted((profile, name) for profile, name in names.items() if profile and name))
    aliases = {fold(alias): alias for alias in tidied.aliases if fold(alias) != fold(tidied.name)}
    return replace(tidied, shown_as=shown, aliases=tuple(aliases.values()))


def _comparable(one: Country) -> Country:
    return replace(one, aliases=tuple(sorted(one.aliases)))


def _check(writer: Writer, one: Country, *, new: bool) -> None:
    found = country_problems(one, writer.countries, new=new)
    if found:
        raise RefusedError(found)


def _done(desk: Desk, step: Step) -> Step:
    desk.history.add(step)
    words.reread(desk)
    return step
