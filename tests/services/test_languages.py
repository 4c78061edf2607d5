"""Paper in another language: what is translated, and what stays the user's own."""

import pytest

from diplomat_desk.domain.countries import Countries, Country, CountryKind
from diplomat_desk.domain.words import say, speaking
from diplomat_desk.reports.translations import translator
from diplomat_desk.services.languages import countries_in
from diplomat_desk.services.reference import default_countries


@pytest.mark.parametrize("language", ["ar", "es", "fa", "fr", "hi", "ru", "ur", "zh"])
def test_every_country_has_its_name(language: str) -> None:
    there = Countries(default_countries())
    turned = countries_in(language, there)
    iso = [one.code for one in there if one.kind is CountryKind.ISO]
    same = [code for code in iso if turned.name(code) == there.name(code)]
    # Some names are the same in two languages that share an alphabet.
    assert len(same) < (110 if language in ("fr", "es") else 1), same
    assert [one.code for one in turned] == [one.code for one in there]


def test_a_name_of_the_users_own_stays() -> None:
    own = Countries([Country("IND", "Bharat", alpha2="IN")])
    assert countries_in("ur", own).name("IND") == "Bharat"
    assert countries_in("ur-PK", Countries(default_countries())).name("IND") == "بھارت"


def test_english_and_an_unknown_language_change_nothing() -> None:
    there = Countries(default_countries())
    for language in ("en", "xx"):
        assert countries_in(language, there).name("IND") == "India"
        with speaking(translator(language)):
            assert say("Register") == "Register"


def test_one_thread_speaks_for_itself_and_stops() -> None:
    with speaking(str.upper):
        assert say("word") == "WORD"
    assert say("word") == "word"
