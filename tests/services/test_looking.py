"""Reading what lies in the bin obeys the ceiling, as everything that is read does."""

import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk


def binned(desk: Desk, level: Level = Level.PUBLIC) -> int:
    process = recording.record(desk, Initiative(title="Process", kind="dialogue", track="T2"))
    wanted = Initiative(
        title="Agra summit",
        kind="summit",
        track="L1",
        confidentiality=level,
        parent_id=process.id,
    )
    number = recording.record(desk, wanted).id
    recording.delete(desk, (number,))
    return number


def test_a_binned_record_is_read_whole_without_its_process(desk: Desk) -> None:
    record = looking.binned_one(desk, binned(desk), Level.PUBLIC)
    assert (record.title, record.kind, record.parent_id) == ("Agra summit", "summit", None)


def test_above_the_ceiling_there_is_none(desk: Desk) -> None:
    number = binned(desk, Level.CONFIDENTIAL)
    with pytest.raises(MissingError):
        looking.binned_one(desk, number, Level.LIMITED)
    assert looking.binned_one(desk, number, Level.CONFIDENTIAL).title == "Agra summit"


def test_what_is_not_in_the_bin_is_not_read_as_if_it_were(desk: Desk) -> None:
    number = binned(desk)
    recording.restore(desk, (number,))
    for one in (number, number + 100):
        with pytest.raises(MissingError):
            looking.binned_one(desk, one, Level.CONFIDENTIAL)
