"""IATI: what is written is valid against the official schema, and activities of others are read as drafts."""

import io
from pathlib import Path

import pytest
from lxml import etree

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import ExternalId, Initiative, Place
from diplomat_desk.exchange.drafts import Draft, Weight
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats.iati_reading import drafts
from diplomat_desk.exchange.formats.selection import Options
from diplomat_desk.services import recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting.catalogue import Written, make, named
from diplomat_desk.services.reference import default_countries
from tests.making import HOSTILE, day, small
from tests.planted import HIDDEN, plant
from tests.services.test_importing_json import fill

SCHEMAS = Path(__file__).resolve().parents[1] / "data" / "iati"
COUNTRIES = Countries(default_countries())
ACTIVITY = """<iati-activities version="2.03"><iati-activity>
<iati-identifier>XM-1-7</iati-identifier><reporting-org ref="XM-1" type="40"><narrative>R</narrative></reporting-org>
{}
<participating-org role="1" type="10"><narrative>A ministry</narrative></participating-org>
<activity-status code="3"/>{}
</iati-activity></iati-activities>"""


def written(desk: Desk, chosen: Filter | None = None, **options: object) -> Written:
    how = Options(**options)  # type: ignore[arg-type]
    return make(desk, chosen or Filter(), Sort(), named("iati"), how)[0]


def problems(data: bytes) -> list[str]:
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "iati-activities-schema.xsd")))
    schema.validate(etree.parse(io.BytesIO(data)))
    return [str(error) for error in schema.error_log]


def activities(data: bytes) -> list[etree._Element]:
    found: list[etree._Element] = etree.parse(io.BytesIO(data)).findall("iati-activity")
    return found


def one_of(given: str, dates: str = "") -> Draft:
    return drafts(ACTIVITY.format(given, dates).encode(), COUNTRIES)[0]


def read(draft: Draft) -> Initiative:
    assert draft.initiative is not None
    return draft.initiative


@pytest.mark.parametrize("unit", list(Unit))
def test_the_sample_is_valid(sample: Desk, unit: Unit) -> None:
    data = written(sample, Filter(unit=unit)).data
    assert problems(data) == []
    assert len(activities(data)) > 80


def test_what_is_hard_to_write_is_valid(desk: Desk) -> None:
    fill(desk)
    for number, text in enumerate((*HOSTILE, "a\ufffe--b", "]]>", "<!--", "a & b")):
        recording.record(
            desk,
            small(text, start=day(f"{1990 + number}"), tags=(text,), places=(Place(text, "IND"),),
                  external_ids=(ExternalId(text, text),)),
        )  # fmt: skip
    data = written(desk, Filter(), everything=True).data
    assert problems(data) == []
    titles = [one.findtext("title/narrative") for one in activities(data)]
    assert set(HOSTILE) <= set(titles)


def test_dates_stand_as_the_days_that_they_can_be(desk: Desk) -> None:
    recording.record(
        desk,
        small(start=day("1991"), end=day("1992-02~"), planned_start=day("1990-03-04"),
              planned_end=day(".."), status="concluded"),
    )  # fmt: skip
    recording.record(desk, small("Undated"))
    made = written(desk)
    found = {
        (one.get("type"), one.get("iso-date"), one.findtext("narrative"))
        for one in activities(made.data)[0].findall("activity-date")
    }
    assert found == {
        ("1", "1990-03-04", None), ("2", "1991-01-01", "1991"),
        ("4", "1992-02-29", "about February 1992"),
    }  # fmt: skip
    assert len(activities(made.data)) == 1
    assert made.notes[0].startswith("1 record without a date is left out")
    assert made.notes[1].startswith("2 dates of which a part is not known")
    assert all(note in made.data.decode() for note in made.notes)


def test_only_what_may_be_public_unless_asked(desk: Desk) -> None:
    plant(desk)
    recording.record(
        desk, small(f"{HIDDEN} talks", start=day("2001"), confidentiality=Level.LIMITED)
    )
    public = written(desk).data.decode()
    assert HIDDEN not in public
    assert '<dd:withheld records="5"' in public
    assert HIDDEN in written(desk, everything=True).data.decode()


def test_organisations_countries_and_status_are_what_the_code_lists_call_them(
    sample: Desk,
) -> None:
    found = activities(written(sample).data)
    parts = [part for one in found for part in one.findall("participating-org")]
    assert {part.get("role") for part in parts} <= {"1", "2", "3", "4"}
    assert {part.get("type") for part in parts if part.get("type")} <= {
        "10", "21", "22", "40", "60", "70", "80", "90",
    }  # fmt: skip
    assert {one.find("activity-status").get("code") for one in found} <= set("12456")
    codes = {part.get("code") for one in found for part in one.findall("recipient-country")}
    assert {"IN", "PK"} <= codes
    assert "SU" not in codes
    assert not any(part.get("percentage") for one in found for part in one.iter())
    assert {one.find("sector").get("code") for one in found} == {"15220"}


def test_a_register_without_dates_is_told(desk: Desk) -> None:
    recording.record(desk, small())
    with pytest.raises(ExchangeError, match="needs one"):
        written(desk)


def test_our_own_activities_come_back(sample: Desk) -> None:
    found = drafts(written(sample).data, sample.countries)
    assert not any(draft.refused for draft in found)
    by_title = {read(draft).title: (read(draft), draft) for draft in found}
    one, _ = by_title["World Bank mediation of the Indus Waters Treaty"]
    assert (one.kind, one.track, one.status) == ("mediation", "L2", "concluded")
    assert (str(one.start), str(one.end)) == ("1951", "1960-09-19")
    assert [(part.country, part.role) for part in one.countries] == [
        ("IND", "party"), ("PAK", "party"),
    ]  # fmt: skip
    assert one.places == (Place("Karachi", "PAK"),)
    assert ExternalId("Sample row", "16") in one.external_ids
    assert by_title["Neemrana Dialogue, first meeting"][1].process == "Neemrana Dialogue"


def test_an_activity_of_others_is_read(tmp_path: Path) -> None:
    draft = one_of(
        '<title><narrative xml:lang="fr">Pourparlers</narrative><narrative xml:lang="en">Talks</narrative></title>'
        "<description><narrative>About water.</narrative></description>",
        '<activity-date type="2" iso-date="2019-05-06Z"/><activity-date type="4" iso-date="2019-02-31"/>'
        '<recipient-country code="AF"/><recipient-country code="QQ"/><sector code="11110"/><budget/>',
    )
    one = read(draft)
    assert (one.title, one.summary, one.status) == ("Talks", "About water.", "concluded")
    assert (one.kind, one.track) == ("other", "other")
    assert (str(one.start), one.end) == ("2019-05-06", None)
    assert [(part.country, part.role) for part in one.countries] == [("AFG", "unknown")]
    assert [(body.name, body.role) for body in one.organisations] == [("A ministry", "funder")]
    assert one.external_ids == (ExternalId("IATI", "XM-1-7"),)
    told = {(finding.column, finding.value) for finding in draft.findings}
    assert {
        ("title", "Pourparlers"),
        ("activity-date", "2019-02-31"),
        ("recipient-country", "QQ"),
    } <= told
    assert draft.findings[-1].message == "Not taken over: budget and sector."


def test_an_activity_without_a_title_is_refused() -> None:
    draft = one_of("<title/>")
    assert draft.refused
    assert draft.findings[0].weight is Weight.REFUSED


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<iati-activities version="2.03"><iati-activity><title>&b;</title></iati-activity></iati-activities>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    '<iati-activities version="2.03">&a;</iati-activities>'
)


@pytest.mark.parametrize(
    "data",
    [BOMB, OUTSIDE, "", "<", "<a/>", '<iati-activities version="1.05"/>', "<iati-activities/>", "\0",
     '<iati-activities version="2.03"><iati-activity>', '<?xml version="1.0" encoding="x-none"?><a/>'],
)  # fmt: skip
def test_hostile_and_foreign_files_are_refused_in_words(data: str) -> None:
    with pytest.raises(ExchangeError) as refused:
        drafts(data.encode(), COUNTRIES)
    assert str(refused.value).endswith(".")
