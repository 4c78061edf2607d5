"""Countries by every name in use, and what is no country stays what it is."""

import json
from collections import Counter

import pytest

from diplomat_desk import paths
from diplomat_desk.exchange.column_codes import coding_of
from diplomat_desk.exchange.countries_read import Reader
from diplomat_desk.exchange.mapping import CountryCodes
from diplomat_desk.exchange.state_codes import meanings
from tests.exchange.knowing import known

NAMES = {
    "UK": "GBR",
    "U.K.": "GBR",
    "USA": "USA",
    "u.s.a.": "USA",
    "S. Korea": "KOR",
    "N.Korea": "PRK",
    "Korea, Dem. People's Rep.": "PRK",
    "Congo - Kinshasa": "COD",
    "Congo/Zaire": "COD",
    "Congo-Brazzaville": "COG",
    "Democratic Republic of Congo (Zaire) ": "COD",
    "Russia (Soviet Union)": "SUN",
    "Soviet Union": "SUN",
    "USSR": "SUN",
    "Russia": "RUS",
    "Iran (Islamic Republic of)": "IRN",
    "Germany, East": "DDR",
    "Germany": "DEU",
    "West Germany": "DEU",
    "Germany (Democratic Republic)": "DDR",
    "Yemen South (people repub)": "YMD",
    "Yemen North (Arab Repub)": "YAR",
    "Yemen (North)": "YAR",
    "Yemen (South)": "YMD",
    "Dem. Rep. of Yemen": "YMD",
    "Yemen ": "YEM",
    "South Vietnam": "RVN",
    "North Vietnam": "VDR",
    "Rhodesia": "RHO",
    "Yugoslavia (former)": "YUG",
    "Former Yugoslavia": "YUG",
    "Czechoslovakia": "CSK",
    "East Pakistan": "EPK",
    "Sri Lanka (Ceylon)": "LKA",
    "Myanmar (Burma)": "MMR",
    "Burma/Myanmar": "MMR",
    "Macedonia": "MKD",
    "Ivory Coast": "CIV",
    "Côte d’Ivoire": "CIV",
    "Surinam": "SUR",
    "Muscat and Oman": "OMN",
    "Trinidad & Tobago": "TTO",
    "Guinea-Bissau": "GNB",
    "Timor-Leste": "TLS",
    "Virgin Islands, U.S.": "VIR",
    "Government of Sri Lanka": "LKA",
    "sudan": "SDN",
    "PAK": "PAK",
    "DE": "DEU",
    "Afganistán": "AFG",
    "Arabia Saudita": "SAU",
    "Arabie Saoudite": "SAU",
    "L'Arménie": "ARM",
    "L’Azerbaïdjan": "AZE",
    "Royaume-Uni": "GBR",
    "پاکستان": "PAK",
    "الصين": "CHN",
    "Советский Союз": "SUN",
}
UNCLEAR = (
    "Congo",
    "Korea",
    "Soviet Unon",
    "Germany (Democratic)",
    "Pakistan (Taliban)",
    "Serbia (Yugoslavia)",
    "Foreign Affairs (Bangladesh)",
    "Republic of Kurdistan/KDPI",
    "EU",
    "AQAP",
    "",
    "()",
    "/",
)


@pytest.mark.parametrize(("text", "code"), NAMES.items())
def test_a_name_in_use_is_found(text: str, code: str) -> None:
    assert Reader(known()).every(text).codes == (code,)


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_names_no_one_country_is_not_guessed(text: str) -> None:
    assert Reader(known()).every(text).codes == ()


def test_every_country_is_found_by_its_name_and_code() -> None:
    reader = Reader(known())
    wrong = [
        country.name
        for country in known().countries
        if reader.one(country.name).codes != (country.code,)
        or reader.one(country.code).codes != (country.code,)
    ]
    assert wrong == []


def test_a_country_beside_something_else_leaves_the_rest_open() -> None:
    found = Reader(known()).every("Pakistan/Taliban")
    assert (found.codes, found.rest, found.exact) == (("PAK",), ("Taliban",), False)


@pytest.mark.parametrize(
    "text", ["India-Pakistan", "India–Pakistan", "India & Pakistan", "India and Pakistan"]
)
def test_two_countries_in_one_name_are_two(text: str) -> None:
    assert Reader(known()).every(text).codes == ("IND", "PAK")


def test_a_double_name_means_the_state_of_its_year() -> None:
    reader = Reader(known())
    assert reader.one("Serbia (Yugoslavia)", 1995).codes == ("YUG",)
    assert reader.one("Serbia (Yugoslavia)", 2010).codes == ("SRB",)


def test_the_country_of_an_organisation_stands_in_its_brackets() -> None:
    reader = Reader(known(), mixed=True)
    assert reader.country_of("Foreign Affairs (Bangladesh)") == "BGD"
    assert reader.country_of("Yemen (South)") == ""
    assert reader.country_of("Fatah (Revolutionary Council)") == ""


def test_letters_among_mixed_actors_are_no_iso_codes() -> None:
    mixed = Reader(known(), mixed=True)
    for text in ("EC", "GAM", "ARM", "AU"):
        assert mixed.every(text).codes == ()
    assert mixed.every("USA").codes == ("USA",)
    assert mixed.every("UK").codes == ("GBR",)
    assert Reader(known(), CountryCodes.ISO3, mixed=True).every("ARM").codes == ("ARM",)


@pytest.mark.parametrize(
    ("codes", "text", "year", "code"),
    [
        (CountryCodes.COW, "AUS", None, "AUT"),
        (CountryCodes.COW, "AUL", None, "AUS"),
        (CountryCodes.COW, "305", None, "AUT"),
        (CountryCodes.COW, "002", None, "USA"),
        (CountryCodes.COW, "USR", None, "SUN"),
        (CountryCodes.COW, "YGF", None, "YUG"),
        (CountryCodes.COW, "ROM", None, "ROU"),
        (CountryCodes.COW, "365", 1980, "SUN"),
        (CountryCodes.COW, "365", 1999, "RUS"),
        (CountryCodes.COW, "365", 1905, "RUS"),
        (CountryCodes.COW, "345", 1999, "YUG"),
        (CountryCodes.COW, "345", 2012, "SRB"),
        (CountryCodes.GW, "340", 2012, "SRB"),
        (CountryCodes.COW, "678", 1970, "YAR"),
        (CountryCodes.COW, "679", 2000, "YEM"),
        (CountryCodes.GW, "678", 2000, "YEM"),
        (CountryCodes.COW, "552", 1970, "RHO"),
        (CountryCodes.GW, "552", 1990, "ZWE"),
        (CountryCodes.COW, "955", None, "TON"),
        (CountryCodes.GW, "972", None, "TON"),
        (CountryCodes.GW, "DRV", 1970, "VDR"),
        (CountryCodes.ISO2, "NA", None, "NAM"),
        (CountryCodes.ISO3, "AUS", None, "AUS"),
        (CountryCodes.ISO3, "Soviet Union", None, "SUN"),
    ],
)
def test_a_code_means_what_the_column_says(
    codes: CountryCodes, text: str, year: int | None, code: str
) -> None:
    assert Reader(known(), codes).every(text, year).codes == (code,)


def test_a_code_of_several_states_means_none_without_a_year() -> None:
    assert Reader(known(), CountryCodes.COW).every("365").codes == ()


def test_a_code_that_its_list_does_not_know_is_no_other_lists_code() -> None:
    assert Reader(known(), CountryCodes.COW).every("DEU").codes == ()
    assert Reader(known(), CountryCodes.ISO3).every("ROM").codes == ()


def test_every_code_of_the_shipped_list_is_a_country_of_a_new_register() -> None:
    shipped = json.loads(paths.resource("vocabularies", "state_codes.json").read_bytes())["states"]
    codes = {country.code for country in known().countries}
    assert [one for one in shipped if one["code"] not in codes] == []
    for listed in ("cow", "gw"):
        numbers = Counter(
            one["number"]
            for one in shipped
            if listed in one["lists"] and one["number"] and "from" not in one and "to" not in one
        )
        assert [number for number, times in numbers.items() if times > 1] == []


def test_states_that_share_a_number_follow_each_other() -> None:
    for codes, text, years in (
        (CountryCodes.COW, "365", {1900: "RUS", 1922: "SUN", 1991: "SUN", 1992: "RUS"}),
        (CountryCodes.GW, "345", {1920: "YUG", 2002: "YUG", 2003: "SCG", 2006: "SCG"}),
        (CountryCodes.GW, "816", {1954: "VDR", 1975: "VDR", 1976: "VNM"}),
    ):
        for year, code in years.items():
            assert meanings(text, codes, year) == (code,)


def test_spellings_of_data_sets_are_those_of_states_of_a_new_register() -> None:
    file = paths.resource("vocabularies", "country_spellings.json")
    reader = Reader(known())
    wrong = [
        (name, code)
        for code, names in json.loads(file.read_bytes())["spellings"].items()
        for name in names
        if reader.one(name).codes != (code,)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("values", "codes", "ambiguous"),
    [
        (["AUS", "USR", "YGF", "ROM", "UKG", "PAK"], CountryCodes.COW, False),
        (["AUS", "IND", "PAK", "DEU"], CountryCodes.ISO3, False),
        (["AUS", "IND", "PAK"], CountryCodes.ISO3, True),
        (["IND", "PAK", "USA"], CountryCodes.ISO3, False),
        (["US", "GB", "FR", "DE"], CountryCodes.ISO2, False),
        (["365", "2", "750"], CountryCodes.COW, False),
        (["340", "345", "2"], CountryCodes.GW, False),
        (["India", "Soviet Union", "USA", "-99"], CountryCodes.NAMES, False),
    ],
)
def test_a_whole_column_tells_its_coding(
    values: list[str], codes: CountryCodes, ambiguous: bool
) -> None:
    found = coding_of(values, known())
    assert (found.codes, found.is_ambiguous, found.share) == (codes, ambiguous, 1.0)


def test_an_ambiguous_column_names_what_is_read_otherwise() -> None:
    found = coding_of(["AUS", "IND", "PAK"], known())
    assert found.differing == ("AUS",)
    assert CountryCodes.COW in found.rivals
    assert "AUS" in found.why


def test_an_empty_column_has_no_coding() -> None:
    found = coding_of(["", "NA", "?"], known())
    assert (found.values, found.share, found.is_ambiguous) == (0, 0.0, False)
