"""A register in which the same word is hidden wherever something can lie above a ceiling."""

from dataclasses import dataclass
from pathlib import Path

from diplomat_desk.domain.changes import Action, State
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.imports import (
    Decision,
    How,
    ImportBatch,
    ImportedRow,
    ImportProfile,
    Stretch,
    stretches,
)
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Claim, FollowUp, Link, Note
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.organisations import Organisation
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.domain.quality import Dismissal
from diplomat_desk.domain.results import Assessment, Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.services import files, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import import_memory
from diplomat_desk.store.blobs import Content
from tests.making import between, day, small

WORD = "Quetzalcoatl"
HIGH = Level.CONFIDENTIAL


@dataclass(frozen=True)
class Planted:
    """The ids of the records: what may be seen, and what is hidden whole."""

    open: Initiative
    process: int
    hidden: int
    binned: int


def plant(desk: Desk) -> Planted:
    """Fill ``desk`` with records that hide :data:`WORD` above every ceiling but the top one."""
    _plant_names(desk)
    hidden = _recorded(desk, _hidden())
    process = _recorded(desk, small(f"Process {WORD}", confidentiality=HIGH))
    binned = _recorded(desk, small(f"Deleted {WORD}", confidentiality=HIGH))
    recording.delete(desk, [binned.id])
    data = f"A file about {WORD}".encode()
    change = recording.record(
        desk, _open(hidden.id, process.id), contents={"d1gest": Content(data, data.decode())}
    )
    assert change.after is not None
    _plant_imports(desk, change.after.initiative.id, hidden.id, binned.id)
    return Planted(change.after.initiative, process.id, hidden.id, binned.id)


def register(path: Path) -> tuple[Desk, Planted]:
    """Make a register at ``path`` with the secrets in it, open."""
    desk = files.create(path)
    return desk, plant(desk)


def _plant_names(desk: Desk) -> None:
    raised = (
        Person(name=f"Person {WORD}", confidentiality=HIGH, note=WORD),
        Organisation(
            name=f"Trust {WORD}", aliases=(f"T{WORD}",), type="armed-group", confidentiality=HIGH
        ),
        Person(
            name="Known Person",
            affiliations=(Affiliation(f"Trust {WORD}", "Head"), Affiliation("University")),
        ),
        Organisation(name="Known Branch", parent=f"Trust {WORD}", type="university"),
        SavedFilter(name=f"Filter {WORD}", filter=Filter(text=WORD), level=HIGH),
        SavedChart(
            name=f"Chart {WORD}",
            chart="track-by-country",
            filter=Filter(text=WORD),
            tile=1,
            level=HIGH,
        ),
        SavedReport(
            name=f"Report {WORD}", report="follow-ups", filter=Filter(text=WORD), level=HIGH
        ),
        SavedReport(name=f"About {WORD}", report="dossier", subject="DD-ND-0001"),
        Dismissal(subject="rule:initiative:99", reason=WORD, level=HIGH),
    )
    with begin(desk) as writer:
        for one in raised:
            writer.put(Action.RECORD, "", None, State(one))


def _plant_imports(desk: Desk, open_one: int, hidden: int, binned: int) -> None:
    """Import the records from files whose names tell: one secret itself, two of records that are."""
    names = (("hidden", (hidden,), Level.PUBLIC), ("high", (open_one,), HIGH))
    with begin(desk) as writer:
        for name, ids, level in (*names, ("gone", (open_one, binned), Level.PUBLIC)):
            rows = stretches(ImportedRow(n, one, How.NEW) for n, one in enumerate(ids, 2))
            batch = ImportBatch(name=f"{name} {WORD}.csv", mapping=WORD, level=level, recorded=rows)
            writer.put(Action.RECORD, "", None, State(batch))
        rows = (Stretch(2, open_one, How.NEW),)
        batch = ImportBatch(name="open.csv", recorded=rows)
        writer.put(Action.RECORD, "", None, State(batch))
        profile = ImportProfile(name=f"Profile {WORD}", mapping=WORD, level=HIGH)
        import_memory.keep_profile(writer.connection, profile)
        decided = Decision("organisation", WORD, f"Trust {WORD}", level=HIGH)
        import_memory.remember(writer.connection, [decided])


def _hidden() -> Initiative:
    return small(
        f"Talks {WORD}",
        confidentiality=HIGH,
        countries=between("PRK"),
        organisations=(Engagement(f"Only there {WORD}"),),
        people=(Appearance(f"Only there {WORD}"),),
        tags=(WORD,),
        places=(Place("Pyongyang", "PRK"),),
        start=day("2001-02-03"),
        sources=(Source(f"On {WORD}"),),
        follow_ups=(FollowUp(WORD, day("2001")),),
        meetings=(Meeting(day("2030-05-06"), WORD),),
    )


def _open(hidden: int, process: int) -> Initiative:
    """Return a public record whose every list hides something."""
    under_rule = Appearance(f"Attended {WORD}", affiliation=f"Institute {WORD}")
    return small(
        "Open talks",
        start=day("1991"),
        parent_id=process,
        budget=Budget("5", "USD", f"Trust {WORD}"),
        countries=(*between("IND"), CountryParticipation("SUN", level=HIGH)),
        organisations=(
            Engagement("Known Branch"),
            Engagement(f"Trust {WORD}"),
            Engagement(f"Part {WORD}", level=HIGH),
        ),
        people=(
            Appearance("Known Person", affiliation=f"Trust {WORD}", post="Head"),
            Appearance(f"Person {WORD}"),
            Appearance(f"Part {WORD}", level=HIGH),
        ),
        meetings=(
            Meeting(day("2031"), "Open sitting", attribution="chatham-house", attendance=(under_rule,)),
            Meeting(day("2032"), f"Sitting {WORD}", agenda=WORD, level=HIGH),
        ),
        outcomes=(Outcome(WORD, level=HIGH), Outcome("Something open")),
        transfers=(Transfer(WORD, level=HIGH),),
        documents=(OutcomeDocument(WORD, level=HIGH),),
        assessments=(Assessment("impact", reason=WORD, level=HIGH),),
        sources=(Source("Open page", key=1), Source(WORD, level=HIGH, key=2)),
        claims=(Claim("place", WORD, 2), Claim("place", "Agra", 1)),
        notes=(Note(WORD, level=HIGH),),
        follow_ups=(FollowUp(WORD, day("2001"), WORD, level=HIGH),),
        links=(Link("related", hidden, WORD),),
        attachments=(Attachment(f"{WORD}.txt", 10, "d1gest", level=HIGH),),
    )  # fmt: skip


def _recorded(desk: Desk, one: Initiative) -> Initiative:
    after = recording.record(desk, one).after
    assert after is not None
    return after.initiative
