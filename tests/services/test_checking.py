"""A check names what it finds as the window does, and nothing that lies above the ceiling."""

import pytest
from sqlalchemy import text

from diplomat_desk.domain.changes import Identity, Kind
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Engagement, Initiative
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import checking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.store.called import called

TITLE = "Backchannel in Muscat"


@pytest.fixture
def tampered(desk: Desk) -> Desk:
    """A register with an open and a secret record, both changed past the program."""
    for title, level in (("Open talks", Level.PUBLIC), (TITLE, Level.CONFIDENTIAL)):
        recording.record(
            desk,
            Initiative(
                title=title,
                kind="dialogue",
                track="T2",
                confidentiality=level,
                organisations=(Engagement(f"Institute of {title}"),),
            ),
        )
    tamper(desk, "UPDATE initiative SET track = 'T9'")
    tamper(desk, "UPDATE organisation SET name = name || ' renamed'")
    return desk


def tamper(desk: Desk, statement: str) -> None:
    with desk.register.writing() as connection:
        connection.execute(text(statement))


def test_records_are_named(tampered: Desk) -> None:
    found = checking.check(tampered)
    said = "\n".join(found.damage)
    assert "The initiative DD-ND-0001 “Open talks” is not as the history left it." in said
    assert f"The initiative DD-ND-0002 “{TITLE}” is not" in said
    assert "The organisation “Institute of Open talks renamed” is not" in said
    assert [(one.reference, one.title) for one in found.records] == [
        ("DD-ND-0001", "Open talks"),
        ("DD-ND-0002", TITLE),
    ]


def test_what_lies_above_the_ceiling_is_counted_and_not_named(tampered: Desk) -> None:
    found = checking.check(tampered, Level.PUBLIC)
    assert not found.clean
    assert [one.title for one in found.records] == ["Open talks"]
    assert found.withheld == 1
    said = "\n".join(found.damage)
    assert "“Open talks”" in said
    assert "A record above the ceiling is not as the history left it." in said
    assert "Muscat" not in said
    assert "DD-ND-0002" not in said


def test_only_withheld_findings_are_no_all_clear(desk: Desk) -> None:
    wanted = Initiative(
        title=TITLE, kind="dialogue", track="T2", confidentiality=Level.CONFIDENTIAL
    )
    recording.record(desk, wanted)
    tamper(desk, "UPDATE initiative SET track = 'T9'")
    found = checking.check(desk, Level.LIMITED)
    assert (found.clean, found.records, found.withheld) == (False, (), 1)


def test_a_record_that_is_gone_or_in_the_bin_is_still_named(desk: Desk) -> None:
    number = recording.record(desk, Initiative(title="Gone", kind="summit", track="L1")).id
    recording.delete(desk, [number])
    identity = Identity(Kind.INITIATIVE, str(number))
    with desk.register.reading() as connection:
        assert called(connection, TOP, identity) == "The initiative DD-ND-0001 “Gone”"
        nobody = Identity(Kind.PERSON, "77")
        assert called(connection, TOP, nobody) == "The person (number 77)"
        assert called(connection, Level.PUBLIC, nobody) == ""


def test_nobody_is_named_whose_meeting_forbids_it(desk: Desk) -> None:
    meeting = Meeting(attribution=CHATHAM_HOUSE, attendance=(Appearance("A. Secret"),))
    wanted = Initiative(title="Talks", kind="dialogue", track="T2", meetings=(meeting,))
    recording.record(desk, wanted)
    tamper(desk, "UPDATE person SET name = name || ' B.'")
    said = "\n".join(checking.check(desk).damage)
    assert "The person (number " in said
    assert "Secret" not in said
