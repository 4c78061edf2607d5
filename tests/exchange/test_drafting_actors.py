"""Countries, organisations and people of a row."""

from dataclasses import replace

from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Place
from diplomat_desk.exchange.drafts import Sort, Unmatched, Weight
from diplomat_desk.exchange.mapping import AS_TEXT, LEFT_OUT, CountryCodes
from tests.exchange.knowing import column, drafted, known, made, mapping, noted, told

ACTORS = mapping(column(0, "title"), column(1, "actors", separator=","))
COUNTRIES = mapping(column(0, "title"), column(1, "countries", separator=","))


def test_a_column_of_actors_gives_countries_and_organisations() -> None:
    one = made(ACTORS, "Talks", "Angola, UNITA, ONU, Cuba")
    assert one.countries == (CountryParticipation("AGO"), CountryParticipation("CUB"))
    assert one.organisations == (
        Engagement("UNITA"),
        Engagement("United Nations", as_given="ONU"),
    )


def test_an_organisation_with_its_country_gives_both_where_actors_are_mixed() -> None:
    found = drafted(ACTORS, "Talks", "Foreign Affairs (Bangladesh)")
    assert found.initiative is not None
    assert found.initiative.countries == (CountryParticipation("BGD"),)
    assert found.initiative.organisations == (Engagement("Foreign Affairs (Bangladesh)"),)
    assert found.unmatched == (Unmatched(1, "Foreign Affairs (Bangladesh)", Sort.ORGANISATION),)


def test_an_organisation_alone_brings_no_country() -> None:
    how = mapping(column(0, "title"), column(1, "organisations"))
    one = made(how, "Talks", "Foreign Affairs (Bangladesh)")
    assert (one.countries, len(one.organisations)) == ((), 1)


def test_brackets_keep_a_list_together() -> None:
    one = made(ACTORS, "Talks", "IGADD (Ethiopia, Eritrea, Kenya, Uganda), Norway")
    assert one.countries == (CountryParticipation("NOR"),)
    assert [o.name for o in one.organisations] == ["IGADD (Ethiopia, Eritrea, Kenya, Uganda)"]


def test_a_name_that_a_comma_turns_round_stays_whole() -> None:
    one = made(COUNTRIES, "Talks", "Korea, North, Korea, South, Germany, East")
    assert [c.country for c in one.countries] == ["PRK", "KOR", "DDR"]


def test_a_country_and_an_actor_leave_the_actor_open() -> None:
    found = drafted(COUNTRIES, "Talks", "Pakistan/Taliban")
    assert found.initiative is not None
    assert found.initiative.countries == (CountryParticipation("PAK"),)
    assert found.initiative.organisations == ()
    assert found.unmatched == (Unmatched(1, "Taliban", Sort.ORGANISATION),)
    assert "Pakistan/Taliban" in noted(found.initiative)
    assert told(found, Weight.WARNED) == [("Column B", "Taliban")]


def test_a_slip_of_the_pen_is_kept_and_asked_about() -> None:
    found = drafted(COUNTRIES, "Talks", "Soviet Unon, Armenia")
    assert found.initiative is not None
    assert found.initiative.countries == (CountryParticipation("ARM"),)
    assert found.unmatched == (Unmatched(1, "Soviet Unon", Sort.COUNTRY),)
    assert "Soviet Unon, Armenia" in noted(found.initiative)


def test_a_decision_says_what_a_text_stands_for() -> None:
    values = (
        ("Soviet Unon", "SUN"),
        ("Taliban", "Taliban movement"),
        ("nobody", LEFT_OUT),
        ("Eelam", AS_TEXT),
    )
    how = mapping(column(0, "title"), column(1, "countries", separator=",", values=values))
    found = drafted(how, "Talks", "soviet unon, Pakistan/Taliban, nobody, Eelam")
    assert found.initiative is not None
    assert [c.country for c in found.initiative.countries] == ["SUN", "PAK"]
    assert [o.name for o in found.initiative.organisations] == ["Taliban movement"]
    assert "Eelam" in noted(found.initiative)
    assert (found.unmatched, found.findings) == ((), ())


def test_decisions_of_earlier_files_are_remembered_and_the_files_own_come_first() -> None:
    key = (Sort.COUNTRY, "", "soviet unon")
    remembering = replace(known(), decisions={key: "RUS"})
    assert made(COUNTRIES, "T", "Soviet Unon", known_already=remembering).countries == (
        CountryParticipation("RUS"),
    )
    own = mapping(column(0, "title"), column(1, "countries", values=(("Soviet Unon", "SUN"),)))
    assert made(own, "T", "Soviet Unon", known_already=remembering).countries == (
        CountryParticipation("SUN"),
    )


def test_a_state_named_outside_its_years_is_itself_and_is_warned_of() -> None:
    how = mapping(column(0, "title"), column(1, "countries"), column(2, "start"))
    found = drafted(how, "Talks", "Russia (Soviet Union)", "2009")
    assert found.initiative is not None
    assert found.initiative.countries == (CountryParticipation("SUN"),)
    assert "did not exist in 2009" in found.findings[0].message
    assert told(drafted(how, "Talks", "Soviet Union", "1950")) == []


def test_a_number_means_the_state_of_the_rows_year() -> None:
    how = mapping(
        column(0, "title"), column(1, "countries", codes=CountryCodes.COW), column(2, "start")
    )
    assert made(how, "T", "365", "1980").countries == (CountryParticipation("SUN"),)
    assert made(how, "T", "365", "2001").countries == (CountryParticipation("RUS"),)
    assert drafted(how, "T", "365", "").unmatched == (Unmatched(1, "365", Sort.COUNTRY),)


def test_a_role_of_a_column_is_that_of_its_entries() -> None:
    how = mapping(column(0, "title"), column(1, "actors", separator=",", role="intermediary"))
    one = made(how, "Talks", "Norway, UN")
    assert one.countries == (CountryParticipation("NOR", "intermediary"),)
    assert one.organisations == (Engagement("United Nations", "facilitator", as_given="UN"),)


def test_columns_run_beside_each_other_and_blanks_count() -> None:
    how = mapping(
        column(0, "people", separator=";"),
        column(1, "people.role", separator=";", of=0),
        column(2, "people.affiliation", separator=";", of=0),
    )
    people = made(
        how, "L. Brahimi; Jimmy Carter; Mr X", "mediator;;observer", ";Carter Center;"
    ).people
    assert [(p.name, p.role, p.affiliation) for p in people] == [
        ("Lakhdar Brahimi", "mediator", ""),
        ("Jimmy Carter", "participant", "Carter Center"),
        ("Mr X", "observer", ""),
    ]
    assert people[0].as_given == "L. Brahimi"


def test_columns_of_unequal_length_are_told_and_kept() -> None:
    how = mapping(
        column(0, "organisations", separator=";"),
        column(1, "organisations.role", separator=";", of=0),
    )
    found = drafted(how, "A; B; C", "host; funder")
    assert found.initiative is not None
    assert [o.role for o in found.initiative.organisations] == ["host", "funder", "participant"]
    assert told(found, Weight.WARNED) == [("Column B", "host; funder")]
    assert "host; funder" in noted(found.initiative)


def test_roles_of_organisations_run_beside_mixed_actors() -> None:
    how = mapping(
        column(0, "actors", separator=";"), column(1, "organisations.role", separator=";", of=0)
    )
    one = made(how, "Norway; UN; UNITA", ";guarantor;")
    assert [(o.name, o.role) for o in one.organisations] == [
        ("United Nations", "guarantor"),
        ("UNITA", "participant"),
    ]


def test_identifiers_beside_actors_keep_what_belongs_to_whom() -> None:
    how = mapping(
        column(0, "actors", separator=";"),
        column(1, "external_id", separator=";", of=0, scheme="Actor"),
    )
    found = drafted(how, "Norway; UN; UNITA", "17;;0042")
    assert found.initiative is not None
    assert [one.value for one in found.initiative.external_ids] == ["17", "0042"]
    assert "17;;0042" in noted(found.initiative)
    assert told(found, Weight.WARNED) == []
    assert told(drafted(how, "Norway; UN", "17;;0042"), Weight.WARNED) == [("Column B", "17;;0042")]


def test_one_role_without_a_separator_is_that_of_all() -> None:
    how = mapping(column(0, "countries", separator=","), column(1, "countries.role"))
    one = made(how, "India, Pakistan", "observer")
    assert {c.role for c in one.countries} == {"observer"}


def test_a_name_that_is_a_text_is_no_name() -> None:
    found = drafted(ACTORS, "Talks", "x" * 18_000)
    assert found.initiative is not None
    assert found.initiative.organisations == ()
    assert "x" * 18_000 in noted(found.initiative)
    assert len(found.findings[0].value) <= 200


def test_cities_and_countries_make_places() -> None:
    how = mapping(
        column(0, "title"),
        column(1, "place.city", separator=";"),
        column(2, "place.country", separator=";"),
    )
    assert made(how, "T", "Lahore; Delhi", "Pakistan; India").places == (
        Place("Lahore", "PAK"),
        Place("Delhi", "IND"),
    )
    assert made(how, "T", "Lahore; Karachi", "Pakistan").places == (
        Place("Lahore", "PAK"),
        Place("Karachi", "PAK"),
    )
    assert made(how, "T", "Wagah", "").places == (Place("Wagah", ""),)
    assert made(how, "T", "", "Nepal").places == (Place("", "NPL"),)


def test_a_city_in_another_country_is_warned_of() -> None:
    how = mapping(column(0, "title"), column(1, "place.city"), column(2, "place.country"))
    found = drafted(how, "T", "Lahore", "India")
    assert found.initiative is not None
    assert found.initiative.places == (Place("Lahore", "IND"),)
    assert [f.message for f in found.findings] == ["Lahore is known in Pakistan, not in India."]
    assert told(drafted(how, "T", "Moscow", "Soviet Union")) == []
    assert told(drafted(how, "T", "Nowhere at all", "India")) == []
