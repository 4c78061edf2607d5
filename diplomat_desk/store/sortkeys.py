"""The texts by which lists are sorted; whoever sees a record sees all that its keys are made of."""

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.text import fold


def sort_keys(one: Initiative, shown: Initiative, countries: Countries) -> dict[str, str]:
    """Return the keys of ``one``; ``shown`` is what is seen of it at its own level."""
    return {
        "title_key": fold(one.title),
        "countries_key": fold(", ".join(countries.name(c.country) for c in shown.countries)),
        "organisations_key": fold(", ".join(o.name for o in shown.organisations)),
        "places_key": fold(", ".join(p.city or countries.name(p.country) for p in one.places)),
        "tags_key": fold(", ".join(one.tags)),
    }
