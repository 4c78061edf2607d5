"""How the register's columns share the room of the table while nobody has set their widths by hand."""

from collections.abc import Collection

from diplomat_desk.domain.figures import SortKey
from diplomat_desk.ui.models.columns import COLUMNS

TITLE_LEAST = 220
"""Pixels below which a title says too little; other columns go first."""
_COUNTRIES_LEAST, _COUNTRIES_MOST = 104, 260
_COUNTRIES_SHARE = 0.3
_FIRST_TO_GO = (
    SortKey.KIND,
    SortKey.STATUS,
    SortKey.COUNTRIES,
    SortKey.REFERENCE,
    SortKey.START,
)
"""Columns that give way where there is no room for all, the first one first."""
_AT = {column.key: number for number, column in enumerate(COLUMNS)}


def fitted(
    chosen: Collection[int], room: int, reference: int, larger: float = 1.0
) -> dict[int, int]:
    """Return the width of each column that is shown of the ``chosen`` ones, when there are ``room`` pixels.

    ``reference`` is the width of a reference code, ``larger`` how much larger than usual the type is.
    Columns are left out before the title gets narrower than :data:`TITLE_LEAST`; what is left over
    goes to the title and the countries.
    """
    widths = {section: _least(section, reference, larger) for section in chosen}
    for key in _FIRST_TO_GO:
        if sum(widths.values()) <= room or len(widths) == 1:
            break
        widths.pop(_AT[key], None)
    _share_out(widths, room - sum(widths.values()))
    return widths


def _least(section: int, reference: int, larger: float) -> int:
    least = {
        SortKey.TITLE: TITLE_LEAST,
        SortKey.COUNTRIES: _COUNTRIES_LEAST,
        SortKey.REFERENCE: reference,
    }
    key = COLUMNS[section].key
    usual = least.get(key, COLUMNS[section].width)
    return usual if key is SortKey.REFERENCE else round(usual * larger)


def _share_out(widths: dict[int, int], left: int) -> None:
    """Widen the columns whose words are long by the ``left`` pixels."""
    title, countries = _AT[SortKey.TITLE], _AT[SortKey.COUNTRIES]
    if left <= 0:
        return
    if countries in widths and title in widths:
        more = min(round(left * _COUNTRIES_SHARE), _COUNTRIES_MOST - _COUNTRIES_LEAST)
        widths[countries] += more
        left -= more
    if title in widths:
        widths[title] += left
