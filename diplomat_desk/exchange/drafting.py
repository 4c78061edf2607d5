"""From a row of text to the draft of a record."""

from diplomat_desk.exchange.drafts import Draft, Finding, Weight
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Mapping
from diplomat_desk.exchange.tables import Row


class Drafter:
    """Drafts the rows of one table; what is the same for every row is worked out once."""

    def __init__(self, mapping: Mapping, known: Known) -> None:
        self._mapping = mapping
        self._known = known

    def draft(self, row: Row) -> Draft:
        """Return what ``row`` becomes, with everything that a person should look at."""
        return Draft(row.number, None, (Finding(row.number, "", "", "", Weight.REFUSED),))


def draft(row: Row, mapping: Mapping, known: Known) -> Draft:
    """Return what ``row`` becomes; for many rows make a :class:`Drafter`, which is quicker."""
    return Drafter(mapping, known).draft(row)
