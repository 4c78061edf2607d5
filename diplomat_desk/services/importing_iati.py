"""Recording activities of IATI: one transaction, one step that can be undone.

An activity that the register has already, by its identifier, is left as the register has it.
"""

from dataclasses import dataclass

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.exchange.drafts import Draft, Finding
from diplomat_desk.exchange.formats.iati_codes import IATI_SCHEME
from diplomat_desk.exchange.formats.iati_reading import drafts
from diplomat_desk.exchange.formats.json_reading import Parcel, Read
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing_acts import facts_of_data
from diplomat_desk.services.importing_json import TakenBack, take_parcel
from diplomat_desk.store import parcels


@dataclass(frozen=True, slots=True)
class TakenActivities:
    """What was recorded; ``known`` counts the activities that were there, ``findings`` are of the others."""

    taken: TakenBack
    known: int
    refused: int
    findings: tuple[Finding, ...]


def take_activities(
    desk: Desk, data: bytes, name: str, *, dry_run: bool = False
) -> TakenActivities:
    """Record the activities of an IATI file that the register has not; a refused one is passed over.

    Raises :class:`ExchangeError`, :class:`RefusedError`, :class:`StoppedError`; then nothing is written.
    """
    found = drafts(data, desk.countries)
    fit = [(draft, draft.initiative) for draft in found if draft.initiative is not None]
    with desk.register.reading() as connection:
        values = [value for _, one in fit if (value := _identifier(one))]
        there = parcels.identifiers_there(connection, IATI_SCHEME, values)
    new = [(draft, one) for draft, one in fit if _identifier(one) not in there]
    entries = tuple(_entry(draft, one) for draft, one in new)
    taken = take_parcel(desk, Parcel("", entries), facts_of_data(name, data), dry_run=dry_run)
    rows = {draft.row for draft, _ in new} | {draft.row for draft in found if draft.refused}
    return TakenActivities(
        taken,
        len(fit) - len(new),
        len(found) - len(fit),
        tuple(one for draft in found if draft.row in rows for one in draft.findings),
    )


def _identifier(one: Initiative) -> str:
    return next((known.value for known in one.external_ids if known.scheme == IATI_SCHEME), "")


def _entry(draft: Draft, one: Initiative) -> Read:
    """Return an activity as an entry that its rounds name by its title."""
    return Read(one, process=draft.process, key=one.title)
