"""What columns seem to be, by their names and by what they hold."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomat_desk.exchange.cells import pieces
from diplomat_desk.exchange.header_words import header_key, meanings, order_in
from diplomat_desk.exchange.mapping import CountryCodes, Guess, Order
from diplomat_desk.exchange.recognising import recognise
from diplomat_desk.exchange.targets import BY_NAME
from tests.exchange.knowing import known


def guessed(**columns: Sequence[str]) -> dict[str, Guess]:
    """Return the guesses for a table of these columns, by name; ``_`` in a name is a blank."""
    header = [name.replace("_", " ") for name in columns]
    rows = list(zip(*columns.values(), strict=True))
    return {one.mapping.header: one for one in recognise(header, rows, known())}


def targets(**columns: Sequence[str]) -> dict[str, str]:
    return {name: one.mapping.target for name, one in guessed(**columns).items()}


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Begin date", "start"),
        ("start_date", "start"),
        ("StartDate", "start"),
        ("Date (dd/mm/yyyy)", "start"),
        ("Start Date*", "start"),
        ("Strat date", "start"),
        ("med.ends", "end"),
        ("Titre", "title"),
        ("Título", "title"),
        ("العنوان", "title"),
        ("تاریخ شروع", "start"),
        ("дата начала", "start"),
        ("Pays", "countries"),
        ("کشورها", "countries"),
        ("AgtId", "external_id"),
        ("ThrdPart", "actors"),
        ("iati-identifier", "external_id"),
        ("source_url_or_ref", "source.url"),
        ("Countries and organisations, mixed", "actors"),
        ("Quelle", "source.title"),
    ],
)
def test_a_field_is_known_by_many_names(header: str, target: str) -> None:
    found = meanings(header, ())
    assert found[0].entry.target == target


@pytest.mark.parametrize("header", ["", "  ", "Column C", "qwxz", "№", "12"])
def test_a_name_that_means_nothing_means_nothing(header: str) -> None:
    assert meanings(header, ()) == ()


def test_names_are_compared_by_their_words() -> None:
    assert header_key("PPName") == header_key("pp_name") == header_key("PP name (text)")
    assert order_in("Date (DD/MM/YYYY)") is Order.DMY
    assert order_in("Date (m/d/yy)") is Order.MDY
    assert order_in("Date") is Order.NONE


def test_a_date_is_told_by_its_name_and_its_values_and_says_so() -> None:
    one = guessed(Begin_date=["1/16/55", "6/5/03", "?", "x"])["Begin date"]
    assert (one.mapping.target, one.mapping.order) == ("start", Order.MDY)
    assert one.why == "Named “Begin date”; 2 of 3 values are dates; month first."
    assert 0.5 < one.confidence < 1


def test_dates_that_can_be_either_way_round_are_left_open_and_said() -> None:
    one = guessed(Date=["3/4/1991", "5/6/1992"])["Date"]
    assert one.mapping.order is Order.NONE
    assert "2 values can be read in more than one way (3/4/1991, 5/6/1992)" in one.why
    stated = recognise(["Date (dd/mm/yyyy)"], [["3/4/1991"], ["5/6/1992"]], known())[0]
    assert stated.mapping.order is Order.DMY


def test_counted_days_are_dates_only_where_the_name_says_so() -> None:
    found = guessed(
        Date=["36526", "36527"], Amount=["36526", "36527"], Casualties=["40000", "40001"]
    )
    assert found["Date"].mapping.serial == 1900
    assert found["Amount"].mapping.target == "budget.amount"
    assert found["Casualties"].mapping.target == "note"


def test_what_a_column_holds_overrules_its_name() -> None:
    found = targets(
        Date=["see notes", "unclear", "to be checked"],
        Countries=["3", "12", "7"],
        Title=["1", "2", "3"],
        URL=["none yet", "ask Ali", "in the box"],
    )
    assert set(found.values()) <= {"note", "title"}
    assert found["Countries"] == found["Date"] == "note"


def test_columns_without_a_telling_name_are_told_by_what_they_hold() -> None:
    found = targets(
        A=["Talks in Geneva on water", "Dialogue of former officials", "Workshop on trade"],
        B=["6 October 1991", "Oct. 1992", "1993-02-03"],
        C=["India; Pakistan", "France", "Iran; Iraq"],
        D=["https://example.org/a", "https://example.org/b", "https://example.org/c"],
        E=["1", "0", "1"],
    )
    assert found == {
        "A": "title", "B": "start", "C": "countries", "D": "source.url", "E": "note",
    }  # fmt: skip


def test_a_field_that_a_record_has_once_goes_to_the_surest_and_the_other_says_why() -> None:
    found = guessed(Start_date=["1991-02-03"], Date_of_the_war=["1990-01-01"], Title=["Talks"])
    assert found["Start date"].mapping.target == "start"
    loser = found["Date of the war"]
    assert loser.mapping.target == "note"
    assert loser.why == (
        "“Start date” is the column for “Start”, which a record has once; this one is kept word for word."
    )


def test_years_months_and_days_in_columns_of_their_own_belong_together() -> None:
    found = targets(
        styear=["1991", "1992"], stmon=["2", "12"], stday=["-9", "31"],
        endyear=["1993", "1993"], endmon=["May", "June"], Title=["One", "Two"],
    )  # fmt: skip
    assert list(found.values()) == [
        "start.year", "start.month", "start.day", "end.year", "end.month", "title",
    ]  # fmt: skip


def test_a_year_beside_a_whole_date_is_a_note_and_alone_is_the_date() -> None:
    assert targets(Year=["1991"], Date=["1991-02-03"])["Year"] == "note"
    assert targets(Year=["1991"], Month=["2"], Date=["1991-02-03"]) == {
        "Year": "note", "Month": "note", "Date": "start",
    }  # fmt: skip
    alone = guessed(Year=["1991", "1992"], Name=["One", "Two"])["Year"]
    assert alone.mapping.target == "start"
    assert "2 of 2 values are years" in alone.why


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["India; Pakistan", "France"], ";"),
        (["IND|PAK", "FRA|DEU"], "|"),
        (["India, Pakistan", "France, Germany"], ","),
        (["Korea, South", "Iran, Islamic Republic of"], ""),
        (["India\nPakistan", "France"], "\n"),
        (["India", "France"], ""),
    ],
)
def test_what_parts_a_list_is_found(cells: list[str], separator: str) -> None:
    assert guessed(Countries=cells)["Countries"].mapping.separator == separator


def test_three_letters_are_no_iso_codes_where_the_column_disagrees() -> None:
    found = guessed(Country=["USR", "YUG", "RUM", "GMY", "UKG", "AUS"])["Country"].mapping
    assert (found.target, found.codes) == ("countries", CountryCodes.COW)
    plain = guessed(Country=["RUS", "SRB", "ROU", "DEU", "GBR", "AUT"])["Country"].mapping
    assert plain.codes is CountryCodes.ISO3


def test_a_column_that_names_the_same_countries_again_is_a_note() -> None:
    found = guessed(
        Countries=["India; Pakistan", "France; Germany"], Country_codes=["IND;PAK", "FRA;DEU"]
    )
    assert found["Countries"].mapping.target == "countries"
    assert found["Country codes"].mapping.target == "note"
    assert "the same countries as “Countries”" in found["Country codes"].why


def test_other_countries_in_other_roles_stay_countries() -> None:
    found = guessed(Country_A=["India", "Iran"], Country_B=["Pakistan", "Iraq"])
    assert [one.mapping.target for one in found.values()] == ["countries", "countries"]


def test_lists_that_run_side_by_side_are_set_beside_each_other() -> None:
    found = guessed(
        Countries=["India;Pakistan;Iran", "France"],
        Country_role=["party;party;observer", "host"],
        Name=["A. Khan; B. Singh", "Jean Dupont"],
        Post=["minister; envoy", "ambassador"],
    )
    role, post = found["Country role"].mapping, found["Post"].mapping
    assert (role.target, role.of, role.separator) == ("countries.role", 0, ";")
    assert (post.target, post.of, post.separator) == ("people.post", 2, ";")


def test_a_role_with_nothing_to_run_beside_is_a_note() -> None:
    assert targets(Person_role=["chair", "speaker"], Title=["One", "Two"])["Person role"] == "note"


def test_roles_come_with_the_names_of_columns() -> None:
    found = guessed(
        Side_A=["Government of Sudan"], Third_party=["IGAD, Kenya"], Funder=["Ford Foundation"]
    )
    assert {name: (one.mapping.target, one.mapping.role) for name, one in found.items()} == {
        "Side A": ("actors", "party"),
        "Third party": ("actors", "intermediary"),
        "Funder": ("organisations", "funder"),
    }


def test_an_identifier_keeps_its_header_as_its_scheme() -> None:
    found = guessed(MEND_event_ID=["0012", "0013"], Title=["One", "Two"])["MEND event ID"].mapping
    assert (found.target, found.scheme) == ("external_id", "MEND event ID")


def test_an_empty_column_and_an_unknown_one_are_notes() -> None:
    found = guessed(Zzz=["", "NA"], Qqq=["7", "8"], Title=["One", "Two"])
    assert found["Zzz"].mapping.target == found["Qqq"].mapping.target == "note"
    assert found["Zzz"].why == "It is empty; it is kept word for word in a note."


def test_without_a_register_names_still_tell() -> None:
    found = recognise(["Title", "Country", "Date", "Kind"], [["T", "India", "1991", "talks"]])
    assert [one.mapping.target for one in found] == ["title", "countries", "start", "kind"]


def test_a_header_alone_is_enough() -> None:
    found = recognise(["Title", "Start", "Countries", "???"], [], known())
    assert [one.mapping.target for one in found] == ["title", "start", "countries", "note"]
    assert recognise([], [], known()) == ()


CELL = st.text(max_size=12) | st.sampled_from(
    ["1991", "3/4/91", "India; Pakistan", "12", "x" * 200, "2/2/2002", "IND", "http://a.org", "NA"]
)
HEADER = st.text(max_size=12) | st.sampled_from(
    ["Date", "Year", "Month", "Start", "Title", "Name", "Country", "Role", "ID", "Post", "City"]
)


@given(st.lists(HEADER, max_size=6), st.lists(st.lists(CELL, max_size=7), max_size=4))
def test_every_column_ends_as_something_and_once_is_once(
    header: list[str], rows: list[list[str]]
) -> None:
    found = recognise(header, rows, known())
    assert [one.mapping.place for one in found] == list(range(len(header)))
    assert [one.mapping.header for one in found] == header
    assert all(0 < one.confidence <= 1 and one.why.endswith(".") for one in found)
    times = Counter(one.mapping.target for one in found)
    assert [t for t, n in times.items() if n > 1 and not BY_NAME[t].is_repeated] == []
    assert all(one.mapping.target in BY_NAME for one in found)


def test_what_is_not_for_release_is_never_a_note() -> None:
    by_name = guessed(Title=["Talks", "More"], Release=["Not for release", "For release"])
    assert by_name["Release"].mapping.target == "confidentiality"
    unknown = guessed(Title=["Talks", "More"], Sensitivity=["Eyes only", "Tier 3"])
    assert unknown["Sensitivity"].mapping.target == "confidentiality"
    nameless = guessed(Title=["Talks", "More"], Stamp=["Confidential", "Public"])
    assert nameless["Stamp"].mapping.target == "confidentiality"
    assert targets(Title=["A talk"], Release=["2001-02-03"])["Release"] != "confidentiality"


def test_a_stroke_or_a_single_comma_cuts_no_name() -> None:
    found = guessed(
        Party_A=["SPLM/A", "Government of Sudan", "Congo/Zaire"],
        Mediators=["US, UK", "UN;OAU", "IGAD"],
    )
    assert found["Party A"].mapping.separator == ""
    assert pieces("UN;OAU", found["Mediators"].mapping.separator) == ("UN", "OAU")
    assert pieces("US, UK", found["Mediators"].mapping.separator) == ("US", "UK")


def test_a_count_of_people_is_no_identifier() -> None:
    found = targets(Project_number=["7", "8"], Participants_number=["1,250", "24"], No=["1", "2"])
    assert list(found.values()) == ["external_id", "note", "external_id"]


def test_ends_are_no_beginnings() -> None:
    found = targets(DStart=["1/16/55", "6/5/03"], DEnd=["3//1996", "?/?/2009"])
    assert list(found.values()) == ["start", "end"]
    assert targets(Valid_until=["2001-02-03"])["Valid_until".replace("_", " ")] == "end"


def test_a_place_beside_countries_is_no_party() -> None:
    found = targets(
        Third_party_type=["state", "io"],
        Local_party=["Sudan", "Angola"],
        Location_city=["Geneva", "Lusaka"],
        Location_country=["Switzerland", "Zambia"],
    )
    assert list(found.values()) == ["note", "actors", "place.city", "place.country"]


def test_gleditsch_and_ward_numbers_are_called_so_where_other_lists_agree() -> None:
    assert guessed(Loc1GWNO=["750", "770"])["Loc1GWNO"].mapping.codes is CountryCodes.GW


def test_letters_of_a_list_that_is_not_known_name_nobody() -> None:
    found = targets(Date=["1938", "1948", "1991"], Actor_code=["XQA", "XQB", "ZZQ"])
    assert found["Actor code"] == "note"
    coded = guessed(Date=["1938", "1948", "1991"], Actor_code=["AUS", "USR", "YGF"])
    assert coded["Actor code"].mapping.codes is CountryCodes.COW


def test_chinese_names_of_columns() -> None:
    found = targets(标题=["和平对话"], 日期=["2001-05-06"], 国家=["中国"])
    assert list(found.values()) == ["title", "start", "countries"]
