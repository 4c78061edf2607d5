"""An update lets a record say what the row says, and keeps what the row does not speak of."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Note
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from tests.making import day
from tests.services.importing.making import found, imported, mapping, numbers, row

BY_ID = mapping(key="X")


def edited(desk: Desk, **more: object) -> Initiative:
    after = recording.record(desk, replace(found(desk, "1"), **more)).after  # type: ignore[arg-type]
    assert after is not None
    return after.initiative


def test_the_row_speaks_and_the_rest_stays(desk: Desk) -> None:
    imported(desk, row(1, "Talks", "1991", "India;Pakistan", "Old Institute", "As imported."))
    edited(
        desk,
        track="T1.5",
        end=day("1992"),
        summary="By hand.",
        people=(Appearance("Aisha Khan"),),
        countries=(CountryParticipation("IND"), CountryParticipation("USA", "supporter")),
        sources=(Source("A page", url="https://example.org"),),
        notes=(Note("By hand"),),
        tags=("water",),
    )
    done = imported(
        desk, row(1, "Talks, renamed", "6/10/1991", "India;Nepal", "New Institute"), how=BY_ID
    )
    assert numbers(done) == {"rows": 1, "updated": 1}
    one = found(desk, "1")
    assert (one.title, str(one.start), str(one.end)) == ("Talks, renamed", "1991-10-06", "1992")
    # The track came from a default, not from the row; the summary's cell was empty.
    assert (one.track, one.summary) == ("T1.5", "By hand.")
    assert [(c.country, c.role) for c in one.countries] == [
        ("IND", "party"), ("USA", "supporter"), ("NPL", "party"),
    ]  # fmt: skip
    assert [body.name for body in one.organisations] == ["Old Institute", "New Institute"]
    assert [person.name for person in one.people] == ["Aisha Khan"]
    assert one.tags == ("water",)
    assert "By hand" in [note.text for note in one.notes]


def test_rows_of_one_key_become_one_record(desk: Desk) -> None:
    done = imported(
        desk,
        row(1, "Talks", "1991", "India"),
        row(1, "Talks", "1991", "Pakistan", "Jinnah Institute"),
        *(row(n, f"Other {n}", "1950") for n in range(2, 700)),
        row(1, "Talks", "1991", "Nepal"),
        how=BY_ID,
    )
    assert numbers(done)["new"] == 699
    assert numbers(done)["updated"] == 2
    one = found(desk, "1")
    assert [part.country for part in one.countries] == ["IND", "PAK", "NPL"]
    assert one.organisations[0].name == "Jinnah Institute"
    assert done.batch is not None
    assert sum(part.count for part in done.batch.recorded) == 701


def test_an_update_to_nonsense_is_refused(desk: Desk) -> None:
    imported(desk, row(1, "Talks", "1991"))
    edited(desk, end=day("1992"))
    done = imported(desk, row(1, "Talks", "2001"), row(2, "New", "2001"), how=BY_ID)
    assert numbers(done) == {"rows": 2, "new": 1, "refused": 1}
    assert str(found(desk, "1").start) == "1991"
    (refused,) = done.checked.refused()
    assert "before the start" in refused.message


def test_a_level_is_never_lowered(desk: Desk) -> None:
    imported(desk, row(1, "Talks", level="restricted"))
    imported(desk, row(1, "Talks", level="public"), how=BY_ID)
    assert found(desk, "1").confidentiality is Level.RESTRICTED


def test_what_the_importer_may_not_see_is_neither_matched_nor_lost(desk: Desk) -> None:
    imported(desk, row(1, "Open talks"), row(2, "Secret talks", "1999", level="confidential"))
    hidden = CountryParticipation("USA", "host", Level.CONFIDENTIAL)
    secret = Engagement("Secret Trust", level=Level.CONFIDENTIAL)
    one = edited(desk, countries=(hidden,), organisations=(secret,))
    done = imported(
        desk,
        row(1, "Open talks", "1991", "United States"),
        row(2, "Known by another"),
        how=BY_ID,
        ceiling=Level.LIMITED,
    )
    assert numbers(done)["updated"] == 1
    now = looking.one(desk, one.id, TOP)
    assert hidden in now.countries
    assert CountryParticipation("USA", "party") in now.countries
    assert [body.name for body in now.organisations] == ["Secret Trust"]
    titles = {
        looking.one(desk, number, TOP).title for number in (found(desk, "2").id, done_new(desk))
    }
    assert titles == {"Secret talks", "Known by another"}


def done_new(desk: Desk) -> int:
    with desk.register.reading() as connection:
        return int(connection.exec_driver_sql("SELECT max(id) FROM initiative").scalar_one())


def test_by_reference_a_record_is_found_whatever_else_it_is_called(desk: Desk) -> None:
    imported(desk, row(1, "Talks"))
    code = found(desk, "1").reference
    done = imported(desk, row(9, "Renamed", code=code), how=mapping(key="reference"))
    assert numbers(done) == {"rows": 1, "updated": 1}
    one = found(desk, "9")
    assert (one.reference, one.title) == (code, "Renamed")
    assert [each.value for each in one.external_ids] == ["1", "9"]


def test_what_says_nothing_new_is_no_change(desk: Desk) -> None:
    rows = [row(1, "Talks", "1991", "India;Pakistan", "An Institute", "Words.")]
    imported(desk, *rows)
    before = found(desk, "1")
    imported(desk, *rows, how=BY_ID)
    assert found(desk, "1") == before
