"""Filling a new register with the sample: organisations and people, initiatives, and what ties them."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Record, State
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.keeping import Link
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.services import sample_character, sample_details
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label
from diplomat_desk.services.sample import SampleRecord, sample_initiatives
from diplomat_desk.services.writing import begin
from diplomat_desk.store.writing import Writer


def fill(desk: Desk, progress: Progress) -> None:
    """Record the whole sample in one transaction; it is no step that could be undone."""
    details = sample_details.load()
    sample = _characterised(sample_initiatives())
    with begin(desk) as writer:
        _record_known(writer, details)
        kept: dict[str, Initiative] = {}
        parents: dict[str, int] = {}
        for done, item in enumerate(sample, 1):
            made = _record(writer, _whole(item, details, parents))
            if item.is_process:
                parents[item.process] = made.id
            else:
                kept[made.title] = made
            progress.at(done, len(sample))
        _tie(writer, kept, details)


def _characterised(sample: tuple[SampleRecord, ...]) -> tuple[SampleRecord, ...]:
    """Return ``sample`` with what sets the tracks apart; a process has what all its rounds share."""
    characters = sample_character.load()
    rounds: dict[str, list[sample_character.Character]] = {}
    for item in sample:
        if not item.is_process:
            rounds.setdefault(item.process, []).append(characters.of(item.initiative.title))
    return tuple(
        replace(
            item,
            initiative=sample_character.shared(item.initiative, rounds[item.process])
            if item.is_process
            else sample_character.apply(item.initiative, characters.of(item.initiative.title)),
        )
        for item in sample
    )


def _record_known(writer: Writer, details: sample_details.SampleDetails) -> None:
    """Record organisations and people before the initiatives, which find them by their other names too."""
    bodies = sample_details.organisations(details)
    parents_first = sorted(bodies, key=lambda body: bool(body.parent))
    known: tuple[Record, ...] = (*parents_first, *sample_details.people(details))
    for one in known:
        writer.put(Action.RECORD, label(Action.RECORD, one), None, State(one))


def _whole(
    item: SampleRecord, details: sample_details.SampleDetails, parents: dict[str, int]
) -> Initiative:
    record = item.initiative
    if item.is_process:
        return record
    record = sample_details.apply(record, details.of(record.title))
    return replace(record, parent_id=parents.get(item.process))


def _record(writer: Writer, record: Initiative) -> Initiative:
    title = label(Action.RECORD, record)
    change = writer.put(Action.RECORD, title, None, State(tidy(record)))
    assert change.after is not None  # noqa: S101 - what was put is there
    return change.after.initiative


def _tie(
    writer: Writer, kept: dict[str, Initiative], details: sample_details.SampleDetails
) -> None:
    """Add the links, which need both ends recorded."""
    for title, record in kept.items():
        ties = sample_details.links(details.of(title))
        if ties:
            links = tuple(Link(tie.kind, kept[tie.target].id, tie.note) for tie in ties)
            tied = State(replace(record, links=links))
            writer.put(Action.EDIT, label(Action.EDIT, record), State(record), tied)
