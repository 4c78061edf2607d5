"""What a report needs of the register, asked once; setting it needs no register any more."""

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.reports.material import Material
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import today
from diplomat_desk.store import counting, initiatives, listing
from diplomat_desk.store.rows import rows as read_rows


def material(desk: Desk, chosen: Filter, language: str = "en") -> Material:
    """Return the selection of ``chosen`` with its counts, whole, as one state of the register."""
    with desk.register.reading() as connection:
        ids = listing.choose(connection, chosen, Sort()).ids
        records = tuple(initiatives.visible(connection, one, chosen.ceiling) for one in ids)
        parents = {one.parent_id for one in records if one.parent_id}
        rows = read_rows(connection, sorted(parents), chosen.ceiling)
        return Material(
            register=desk.name,
            made_on=today(),
            crosstab=counting.track_by_country(connection, chosen),
            initiatives=records,
            vocabularies=desk.vocabularies,
            countries=desk.countries,
            counted_under=counting.countries_of_units(connection, chosen),
            processes={row.id: (row.reference, row.title) for row in rows},
            language=language,
        )


def suggested_name(register: str, marking: Level) -> str:
    """Return a file name for a report, its marking included: ``South Asia – register (limited).pdf``."""
    marked = "" if marking is Level.PUBLIC else f" ({marking.code})"
    return f"{register} – register{marked}.pdf"
