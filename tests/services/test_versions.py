"""History and earlier versions under the ceiling."""

from dataclasses import replace
from pathlib import Path

import pytest

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, StaleError
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment, Link, Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.services import files, history, looking, recording, restoring, versions
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin, erase_one, put_one
from diplomat_desk.store import codec
from diplomat_desk.store.blobs import Content
from tests.making import between, small
from tests.secrets import WORD, register

PLANTED = "Nightingale"


def kept(change: Change) -> Initiative:
    assert change.after is not None
    return change.after.initiative


def of(one: Initiative) -> Identity:
    return Identity(Kind.INITIATIVE, str(one.id))


def edit(desk: Desk, one: Initiative, **changes: object) -> Initiative:
    return kept(recording.record(desk, replace(one, **changes)))  # type: ignore[arg-type]


def done(desk: Desk, one: Initiative, ceiling: Level = TOP) -> list[str]:
    return [told.done for told in versions.of_record(desk, of(one), ceiling).told]


def everything_told(desk: Desk, identity: Identity, ceiling: Level) -> str:
    """Return all that the history of a record and of the register says under ``ceiling``, as text."""
    try:
        pages = versions.of_record(desk, identity, ceiling).told
    except MissingError:
        pages = ()
    found = [*pages, *versions.recent(desk, ceiling)]
    said = []
    for told in found:
        said += [str(told), str(versions.one_change(desk, told.version, ceiling))]
        for state in (told.version.before, told.version.after):
            if state is not None:
                said.append(codec.text_of(state.record))
                said.append(str(versions.in_lines(desk, state.record, ceiling)))
    return "\n".join(said)


def test_who_did_what_is_told_the_latest_first(desk: Desk) -> None:
    desk.author = "R. Mehta"
    one = kept(recording.record(desk, small("Talks")))
    one = edit(desk, one, title="Water talks", countries=between("IND"))
    recording.delete(desk, [one.id])
    recording.restore(desk, [one.id])
    told = versions.of_record(desk, of(one), TOP).told
    assert [t.done for t in told] == [
        "Restored from the bin", "Moved to the bin", "Edited", "Recorded",
    ]  # fmt: skip
    assert [(c.field, c.before, c.after) for c in told[2].changes] == [
        ("Title", "Talks", "Water talks"),
        ("Country", "", "India · Party"),
    ]
    assert {t.version.author for t in told} == {"R. Mehta"}
    assert told[3].version.name == "Talks"
    assert versions.recent(desk, TOP)[0].done == "Restored from the bin"


def test_history_comes_in_pages(desk: Desk) -> None:
    one = kept(recording.record(desk, small("0")))
    for number in range(1, 7):
        one = edit(desk, one, title=str(number))
    first = versions.of_record(desk, of(one), TOP, most=3)
    assert [t.version.name for t in first.told] == ["6", "5", "4"]
    assert first.more
    last = versions.of_record(desk, of(one), TOP, first=6, most=3)
    assert [t.version.name for t in last.told] == ["0"]
    assert not last.more
    assert len(versions.recent(desk, TOP, most=4)) == 4


def test_undo_is_told_by_what_it_did(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Talks")))
    one = edit(desk, one, title="Water talks")
    history.undo(desk)
    assert done(desk, one) == ["Edited", "Edited", "Recorded"]
    history.undo(desk)
    assert done(desk, one)[0] == "Deleted"
    with pytest.raises(MissingError):
        versions.of_record(desk, of(one), Level.LIMITED)


def test_a_record_raised_since_is_told_nowhere(desk: Desk) -> None:
    one = kept(recording.record(desk, small(PLANTED)))
    one = edit(desk, one, confidentiality=Level.RESTRICTED)
    assert PLANTED in everything_told(desk, of(one), Level.RESTRICTED)
    assert PLANTED not in everything_told(desk, of(one), Level.LIMITED)
    with pytest.raises(MissingError):
        versions.of_record(desk, of(one), Level.LIMITED)


def test_what_was_secret_once_stays_so_for_that_time(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Open")))
    one = edit(desk, one, title=PLANTED, confidentiality=Level.CONFIDENTIAL)
    one = edit(desk, one, title="Closed", confidentiality=Level.PUBLIC)
    assert PLANTED not in everything_told(desk, of(one), Level.LIMITED)
    told = versions.of_record(desk, of(one), Level.LIMITED).told
    assert [(t.done, t.version.name) for t in told] == [("Edited", "Closed"), ("Recorded", "Open")]
    assert [(c.before, c.after) for c in told[0].changes] == [("Open", "Closed")]
    assert len(versions.of_record(desk, of(one), TOP).told) == 3


def test_what_began_secret_is_told_as_recorded_when_it_was_opened(desk: Desk) -> None:
    one = kept(recording.record(desk, small(PLANTED, confidentiality=Level.CONFIDENTIAL)))
    one = edit(desk, one, title="Open", confidentiality=Level.PUBLIC)
    assert done(desk, one, Level.PUBLIC) == ["Recorded"]
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)


def test_a_change_of_what_is_withheld_is_no_entry(desk: Desk) -> None:
    secret = (Note(PLANTED, level=Level.RESTRICTED),)
    one = kept(recording.record(desk, small("Talks")))
    one = edit(desk, one, notes=secret)
    one = edit(desk, one, title="Water talks")
    assert done(desk, one, Level.PUBLIC) == ["Edited", "Recorded"]
    assert len(versions.recent(desk, Level.PUBLIC)) == 2
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)
    assert PLANTED in everything_told(desk, of(one), Level.RESTRICTED)


@pytest.mark.parametrize(
    ("open_", "raised"),
    [
        ({"notes": (Note(PLANTED),)}, {"notes": (Note(PLANTED, level=Level.RESTRICTED),)}),
        (
            {"people": (Appearance(PLANTED),)},
            {"people": (Appearance(PLANTED, "mediator", level=Level.RESTRICTED),)},
        ),
        (
            {"organisations": (Engagement(PLANTED),)},
            {"organisations": (Engagement(PLANTED, level=Level.RESTRICTED),)},
        ),
        (
            {"sources": (Source(PLANTED, key=4),)},
            {"sources": (Source("Other", key=4, level=Level.RESTRICTED),)},
        ),
        (
            {"meetings": (Meeting(title=PLANTED, key=4),)},
            {"meetings": (Meeting(title="Other", key=4, level=Level.RESTRICTED),)},
        ),
        (
            {"meetings": (Meeting(title="M", attendance=(Appearance(PLANTED),), key=4),)},
            {
                "meetings": (
                    Meeting(
                        title="M",
                        attribution=CHATHAM_HOUSE,
                        attendance=(Appearance(PLANTED),),
                        key=4,
                    ),
                )
            },
        ),
    ],
)
def test_a_part_raised_since_is_withheld_from_earlier_versions(
    desk: Desk, open_: dict[str, object], raised: dict[str, object]
) -> None:
    one = kept(recording.record(desk, small("Talks", **open_)))
    assert PLANTED in everything_told(desk, of(one), Level.PUBLIC)
    one = edit(desk, one, **raised)
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)
    assert PLANTED in everything_told(desk, of(one), TOP)
    # Even when it is gone altogether by now.
    edit(desk, one, **dict.fromkeys(raised, ()))
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)


def test_a_person_raised_or_gone_since_is_not_named_by_earlier_versions(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Talks", people=(Appearance(PLANTED),))))
    number = one.people[0].person_id
    who = Identity(Kind.PERSON, str(number))
    secret = Person(id=number, version=1, name=PLANTED, confidentiality=Level.RESTRICTED)
    put_one(desk, secret, who)
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)
    assert PLANTED not in everything_told(desk, who, Level.PUBLIC)
    edit(desk, one, people=())
    erase_one(desk, who, lambda _: "")
    assert PLANTED not in everything_told(desk, of(one), Level.PUBLIC)
    assert PLANTED in everything_told(desk, of(one), TOP)


def test_an_organisation_gone_since_keeps_its_level(desk: Desk) -> None:
    with begin(desk) as writer:
        made = writer.put(
            Action.RECORD, "", None,
            State(Organisation(name=PLANTED, confidentiality=Level.RESTRICTED)),
        )  # fmt: skip
    assert made.after is not None
    one = kept(
        recording.record(
            desk,
            small(
                "Talks",
                organisations=(Engagement(PLANTED),),
                people=(Appearance("A", affiliation=PLANTED),),
            ),
        )
    )
    edit(desk, one, organisations=(), people=())
    erase_one(desk, made.identity, lambda _: "")
    assert PLANTED not in everything_told(desk, of(one), Level.LIMITED)


def test_who_only_withheld_records_name_is_not_told(desk: Desk) -> None:
    one = kept(
        recording.record(
            desk,
            small("T", confidentiality=Level.RESTRICTED, people=(Appearance(PLANTED),)),
        )
    )
    number = one.people[0].person_id
    who = Identity(Kind.PERSON, str(number))
    put_one(desk, Person(id=number, version=1, name=PLANTED, note="x"), who)
    assert PLANTED in everything_told(desk, who, Level.RESTRICTED)
    assert PLANTED not in everything_told(desk, who, Level.LIMITED)


def test_a_dismissal_is_told_with_what_it_is_about(desk: Desk) -> None:
    one = kept(recording.record(desk, small("T")))
    subject = f"no-source:initiative:{one.id}"
    put_one(desk, Dismissal(subject=subject, reason=PLANTED), None)
    identity = Identity(Kind.DISMISSAL, subject)
    assert PLANTED in everything_told(desk, identity, Level.PUBLIC)
    edit(desk, one, confidentiality=Level.RESTRICTED)
    assert PLANTED not in everything_told(desk, identity, Level.PUBLIC)


def test_what_was_purged_is_told_as_that_at_the_top_only(desk: Desk) -> None:
    one = kept(recording.record(desk, small(PLANTED)))
    recording.delete(desk, [one.id])
    recording.purge(desk, [one.id])
    assert [t.done for t in versions.recent(desk, TOP)] == ["Deleted for good"]
    assert versions.recent(desk, Level.RESTRICTED) == ()
    assert PLANTED not in everything_told(desk, of(one), TOP)


def test_an_earlier_version_is_restored_and_the_restoring_undone(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Talks", tags=("water",))))
    two = edit(desk, one, title="Other", tags=(), people=(Appearance("A. Khan"),))
    first = versions.of_record(desk, of(one), TOP).told[-1].version
    restored = restoring.restore(desk, of(one), first.number, TOP, two.version)
    assert restored.left_out == ()
    now = looking.one(desk, one.id, TOP)
    assert (now.title, now.tags, now.people, now.version) == ("Talks", ("water",), (), 3)
    history.undo(desk)
    assert looking.one(desk, one.id, TOP).people == two.people
    with pytest.raises(StaleError):
        restoring.restore(desk, of(one), first.number, TOP, two.version)


def test_restoring_keeps_what_lies_above_the_ceiling_and_lowers_no_level(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Talks", notes=(Note("Plain"), Note("Raised")))))
    secret = Note(PLANTED, level=Level.RESTRICTED)
    edit(
        desk,
        one,
        title="Other",
        confidentiality=Level.LIMITED,
        notes=(Note("Raised", level=Level.LIMITED), secret),
    )
    first = versions.of_record(desk, of(one), Level.LIMITED).told[-1].version
    restored = restoring.restore(desk, of(one), first.number, Level.LIMITED)
    now = looking.one(desk, one.id, TOP)
    assert now.title == "Talks"
    assert now.confidentiality is Level.LIMITED
    assert now.notes == (Note("Plain"), Note("Raised", level=Level.LIMITED), secret)
    assert restored.left_out == ("It stays Limited: restoring never lowers a level.",)


def test_what_is_not_there_any_more_is_left_out_and_said(desk: Desk) -> None:
    other = kept(recording.record(desk, small("Other")))
    file = Attachment("map.txt", 3, "d" * 64)
    one = kept(
        recording.record(
            desk,
            small("Talks", links=(Link("precedes", other.id),), attachments=(file,),
                  parent_id=other.id),
            contents={file.digest: Content(b"abc", "abc")},
        )
    )  # fmt: skip
    first = versions.of_record(desk, of(one), TOP).told[-1].version
    edit(desk, one, links=(), attachments=(), parent_id=None)
    recording.delete(desk, [other.id])
    recording.purge(desk, [other.id])
    restored = restoring.restore(desk, of(one), first.number, TOP)
    assert restored.left_out == (
        "The process that it was part of then cannot be put back; it is as it is now.",
        "1 link to an initiative that is not in the register any more was left out.",
    )
    now = looking.one(desk, one.id, TOP)
    assert now.links == ()
    # Its content is kept as long as the history mentions it.
    assert now.attachments == (file,)


def test_who_was_merged_is_found_again_by_another_name(desk: Desk) -> None:
    one = kept(recording.record(desk, small("Talks", people=(Appearance("A. Khan"),))))
    number = one.people[0].person_id
    first = versions.of_record(desk, of(one), TOP).told[-1].version
    edit(desk, one, people=())
    other = put_one(desk, Person(name="Aslam Khan", aliases=("A. Khan",)), None)
    restoring.restore(desk, of(one), first.number, TOP)
    found = looking.one(desk, one.id, TOP).people[0]
    assert found.person_id != number
    assert str(found.person_id) == other.identity.key


def test_a_person_and_an_organisation_are_restored(desk: Desk) -> None:
    put_one(desk, Organisation(name=PLANTED, confidentiality=Level.RESTRICTED), None)
    made = put_one(desk, Person(name="A. Khan", country="PAK"), None)
    who = made.identity
    changed = Person(
        id=int(who.key), name="Aslam Khan",
        affiliations=(Affiliation("RSIL"), Affiliation(PLANTED)),
    )  # fmt: skip
    put_one(desk, changed, who)
    first = versions.of_record(desk, who, Level.PUBLIC).told[-1].version
    change = restoring.restore(desk, who, first.number, Level.PUBLIC).change
    assert change.after is not None
    person = change.after.record
    assert isinstance(person, Person)
    assert (person.name, person.country) == ("A. Khan", "PAK")
    assert person.affiliations == (Affiliation(PLANTED),)
    history.undo(desk)
    told = versions.of_record(desk, who, TOP).told
    assert told[0].version.name == "Aslam Khan"


def test_a_version_that_may_not_be_told_cannot_be_restored(desk: Desk) -> None:
    one = kept(recording.record(desk, small(PLANTED, confidentiality=Level.CONFIDENTIAL)))
    one = edit(desk, one, title="Open", confidentiality=Level.PUBLIC)
    first = versions.of_record(desk, of(one), TOP).told[-1].version
    with pytest.raises(MissingError):
        restoring.restore(desk, of(one), first.number, Level.PUBLIC)
    with pytest.raises(MissingError):
        restoring.restore(desk, of(one), 999_999, TOP)


@pytest.mark.parametrize("ceiling", [Level.PUBLIC, Level.LIMITED, Level.RESTRICTED])
def test_no_history_tells_a_planted_secret(tmp_path: Path, ceiling: Level) -> None:
    desk, planted = register(tmp_path / "r.ddesk")
    edit(desk, planted.open, title="Open talks, again")
    recording.purge(desk, [planted.binned])
    identities = {one.version.identity for one in versions.recent(desk, TOP)}
    assert len(identities) == 17
    for identity in identities:
        told = everything_told(desk, identity, ceiling)
        assert WORD not in told
        assert "Open talks, again" in told
    assert WORD in everything_told(desk, of(planted.open), TOP)
    files.close(desk)
