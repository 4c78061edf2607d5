"""Countries on the real list: found by code or by any part of any name, the likeliest first."""

import pytest

from diplomat_desk.domain.countries import Countries, Country, CountryKind


def codes(found: tuple[Country, ...]) -> list[str]:
    return [country.code for country in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IRN", "IRN"),
        ("irn", "IRN"),
        (" ir ", "IRN"),
        ("Iran", "IRN"),
        ("IRAN (Islamic Republic of)", "IRN"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Persia", "IRN"),
        ("ايران", "IRN"),
        ("ایران", "IRN"),
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Türkiye", "TUR"),
        ("UK", "GBR"),
        ("Great Britain", "GBR"),
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("United States of America", "USA"),
        ("UAE", "ARE"),
        ("KSA", "SAU"),
        ("PRC", "CHN"),
        ("DRC", "COD"),
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("Ceylon", "LKA"),
        ("Swaziland", "SWZ"),
        ("Ivory Coast", "CIV"),
        ("cote d’ivoire", "CIV"),
        ("Holland", "NLD"),
        ("South Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("DPRK", "PRK"),
        ("Russia", "RUS"),
        ("Russian Federation", "RUS"),
        ("Viet Nam", "VNM"),
        ("Soviet Union", "SUN"),
        ("USSR", "SUN"),
        ("Russia (Soviet Union)", "SUN"),
        ("Germany, East", "DDR"),
        ("West Germany", "DEU"),
        ("Rhodesia", "RHO"),
        ("Congo/Zaire", "COD"),
        ("Congo - Kinshasa", "COD"),
        ("Yugoslavia (former)", "YUG"),
        ("East Pakistan", "EPK"),
        ("پاکستان", "PAK"),
        ("پاكستان", "PAK"),
        ("بھارت", "IND"),
        ("भारत", "IND"),
        ("বাংলাদেশ", "BGD"),
        ("नेपाल", "NPL"),
        ("Россия", "RUS"),
        ("中国", "CHN"),
        ("États-Unis", "USA"),
        ("Arabia Saudita", "SAU"),
    ],
)
def test_a_whole_name_or_code_is_matched(countries: Countries, text: str, code: str) -> None:
    found = countries.match(text)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "  ", "Ira", "Atlantis", "Congo", "Korea", "CS", "??"])
def test_what_names_none_or_several_is_not_matched(countries: Countries, text: str) -> None:
    assert countries.match(text) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pak", ["PAK", "EPK"]),
        ("in", ["IND", "IDN"]),
        ("ind", ["IND"]),
        ("ira", ["IRN", "IRQ"]),
        ("guinea", ["GIN", "GNB"]),
        ("bissau", ["GNB"]),
        ("emirates", ["ARE"]),
        ("korea", ["PRK", "KOR"]),
        ("islamic", ["AFG", "IRN"]),
        ("vietnam", ["VNM"]),
        ("burm", ["MMR"]),
        ("soviet", ["SUN"]),
        ("ussr", ["SUN"]),
        ("پاک", ["PAK"]),
        ("भार", ["IND"]),
        ("turk", ["TUR"]),
        ("cote", ["CIV"]),
        ("stan", ["AFG"]),
    ],
)
def test_search_puts_the_likeliest_first(
    countries: Countries, typed: str, first: list[str]
) -> None:
    assert codes(countries.search(typed))[: len(first)] == first


def test_search_ranks_code_then_beginning_then_word_then_part(countries: Countries) -> None:
    small = Countries(
        [
            Country("ZAA", "Upper Mara"),
            Country("ZBB", "Tamarama"),
            Country("MAR", "Zenith"),
            Country("ZCC", "Marania"),
            Country("ZDD", "Old Land", aliases=("Marstadt",)),
            Country("ZEE", "Marb", kind=CountryKind.HISTORICAL),
        ]
    )

    assert codes(small.search("mar")) == ["MAR", "ZCC", "ZEE", "ZDD", "ZAA", "ZBB"]
    assert codes(small.search("mar", limit=2)) == ["MAR", "ZCC"]
    assert codes(small.search("zd")) == ["ZDD"]


def test_an_empty_search_shows_the_beginning_of_the_list(countries: Countries) -> None:
    assert countries.search("  ", limit=3) == tuple(countries)[:3]
    assert countries.search("no such land") == ()


def test_states_of_today_come_before_those_that_are_no_more(countries: Countries) -> None:
    found = codes(countries.search("yemen"))

    assert found[0] == "YEM"
    assert {"YAR", "YMD"} < set(found)


def test_a_country_is_found_by_its_exact_code(countries: Countries) -> None:
    assert countries.find("PAK") is not None
    assert countries.find("pak") is None
    assert countries.name("PAK") == "Pakistan"
    assert countries.name("XXX") == "XXX"
    assert len(countries) == len(list(countries))


def test_history_is_never_rewritten(countries: Countries) -> None:
    soviet_union = countries.find("SUN")

    assert soviet_union is not None
    assert soviet_union.kind is CountryKind.HISTORICAL
    assert soviet_union.label == "Soviet Union (to 1991)"
    assert [soviet_union.exists_in(year) for year in (1921, 1922, 1966, 1991, 1992)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_a_country_without_years_always_exists() -> None:
    assert Country("PAK", "Pakistan").exists_in(1)
    assert Country("PAK", "Pakistan").label == "Pakistan"
    assert Country("XAA", "Somewhere", kind=CountryKind.USER, valid_to=1990).label == "Somewhere"
