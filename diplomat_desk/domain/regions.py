"""Geographic regions of the United Nations (M49): names for parts of the world, and no claim on any of them."""

from diplomat_desk.domain.words import say

OTHER = "other"
"""The region of what M49 does not list: states that are no more, entities of the user's own."""

_NAMES = {
    "015": "Northern Africa",
    "014": "Eastern Africa",
    "017": "Middle Africa",
    "018": "Southern Africa",
    "011": "Western Africa",
    "029": "Caribbean",
    "013": "Central America",
    "005": "South America",
    "021": "Northern America",
    "143": "Central Asia",
    "030": "Eastern Asia",
    "035": "South-eastern Asia",
    "034": "Southern Asia",
    "145": "Western Asia",
    "151": "Eastern Europe",
    "154": "Northern Europe",
    "039": "Southern Europe",
    "155": "Western Europe",
    "053": "Australia and New Zealand",
    "054": "Melanesia",
    "057": "Micronesia",
    "061": "Polynesia",
    OTHER: "Other and former states",
}
REGIONS = tuple(_NAMES)
"""The codes, in the order in which M49 goes through the world."""


def region_name(code: str) -> str:
    """Return the name of a region in the user's language; an unknown code is shown as it is."""
    return say(_NAMES[code]) if code in _NAMES else code
