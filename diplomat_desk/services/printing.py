"""What a report needs of the register, asked once; setting it needs no register any more."""

from collections.abc import Callable

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.veil import unattributed
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.material import Material
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import today
from diplomat_desk.store import counting, crossing, listing, reading
from diplomat_desk.store.raising import raised_for_all
from diplomat_desk.store.rows import rows as read_rows


def material(
    desk: Desk,
    chosen: Filter,
    language: str = "en",
    stopped: Callable[[], bool] = lambda: False,
) -> Material:
    """Return the selection of ``chosen`` with its counts, whole, as one state of the register.

    Nobody is in it who attended under the Chatham House Rule or off the record, at any ceiling.
    Raises :class:`CancelledError` soon after ``stopped`` returns true.
    """
    with desk.register.reading() as connection:
        ids = listing.choose(connection, chosen, Sort()).ids
        records = []
        for record in reading.whole(connection, ids, chosen.ceiling):
            if stopped():
                raise CancelledError(say("Stopped; nothing was printed."))
            records.append(unattributed(record))
        parents = {one.parent_id for one in records if one.parent_id}
        rows = read_rows(connection, sorted(parents), chosen.ceiling)
        return Material(
            register=desk.name,
            made_on=today(),
            crosstab=crossing.track_by_country(connection, chosen),
            initiatives=tuple(records),
            vocabularies=desk.vocabularies,
            countries=desk.countries,
            counted_under=counting.countries_of_units(connection, chosen),
            processes={row.id: (row.reference, row.title) for row in rows},
            language=language,
            raised=raised_for_all(connection, records),
            counted=counting.highest_level(connection, chosen),
        )


def suggested_name(register: str, marking: Level) -> str:
    """Return a file name for a report, its marking included: ``South Asia – register (limited).pdf``."""
    marked = "" if marking is Level.PUBLIC else f" ({marking.code})"
    return f"{register} – register{marked}.pdf"
