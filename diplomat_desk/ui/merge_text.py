"""What a merge would do, and what it did, in sentences."""

from collections.abc import Callable, Iterator

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.merging import Entity, Preview
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.ui.entity_text import affiliation_in_words

_FIELDS: dict[str, str] = {
    "country": "Country",
    "type": "Type",
    "parent": "Belongs to",
    "valid_from": "Founded",
    "valid_to": "Dissolved",
    "note": "Note",
}
_LONGEST = 80


def sentences(
    preview: Preview, vocabularies: Vocabularies, countries: Countries
) -> tuple[str, ...]:
    """Return what the merge would do, one sentence for each thing."""
    names = {"kept": preview.kept.name, "gone": preview.gone.name}

    def value(one: Entity, field: str) -> str:
        return _in_words(getattr(one, field), field, vocabularies, countries)

    return (
        *_moving(preview, names),
        *_added(preview, names, vocabularies),
        *_fields(preview, value),
        *_ending(preview, names),
    )


def done_in_words(preview: Preview) -> str:
    """Return what a merge did, as far as its preview could tell."""
    if not preview.initiatives:
        return say("Merged “{gone}” into “{kept}”.", gone=preview.gone.name, kept=preview.kept.name)
    return count(
        preview.initiatives,
        "Merged “{gone}” into “{kept}”, which {n} more initiative now names.",
        "Merged “{gone}” into “{kept}”, which {n} more initiatives now name.",
        gone=preview.gone.name,
        kept=preview.kept.name,
    )


def _moving(preview: Preview, names: dict[str, str]) -> Iterator[str]:
    if preview.initiatives:
        yield count(
            preview.initiatives,
            "{n} initiative that names “{gone}” will name “{kept}”. The name that its source gave is kept.",
            "{n} initiatives that name “{gone}” will name “{kept}”. The names that their sources gave are kept.",
            **names,
        )
    else:
        yield say("No initiative names “{gone}”.", **names)
    if preview.parts:
        yield count(
            preview.parts,
            "{n} organisation that belongs to “{gone}” will belong to “{kept}”.",
            "{n} organisations that belong to “{gone}” will belong to “{kept}”.",
            **names,
        )


def _added(preview: Preview, names: dict[str, str], vocabularies: Vocabularies) -> Iterator[str]:
    if preview.aliases:
        others = listed([f"“{name}”" for name in preview.aliases])
        yield say("“{kept}” will also be known as {others}.", kept=names["kept"], others=others)
    for one in preview.affiliations:
        words = affiliation_in_words(one, vocabularies)
        yield say("Affiliation added: {affiliation}.", affiliation=words)


def _fields(preview: Preview, value: Callable[[Entity, str], str]) -> Iterator[str]:
    for field in preview.filled:
        yield say(
            "{field} taken over: {value}",
            field=say(_FIELDS[field]),
            value=value(preview.merged, field),
        )
    for field in preview.differing:
        yield say(
            "{field} stays: {kept} – and not {gone}",
            field=say(_FIELDS[field]),
            kept=value(preview.merged, field) or say("not recorded"),
            gone=value(preview.gone, field),
        )


def _ending(preview: Preview, names: dict[str, str]) -> Iterator[str]:
    if preview.kept.confidentiality != preview.gone.confidentiality:
        level = preview.merged.confidentiality.label
        yield say("Confidentiality: {level}, the higher of the two.", level=level)
    yield say(
        "“{gone}” is then gone from the list. Undo brings all of it back.", gone=names["gone"]
    )


def _in_words(value: object, field: str, vocabularies: Vocabularies, countries: Countries) -> str:
    if isinstance(value, PartialDate):
        return value.in_words()
    text = str(value or "")
    if field == "country":
        return countries.name(text) if text else ""
    if field == "type":
        return vocabularies.label("organisation-type", text)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
