"""A mapping in words: what each column becomes, a line for each."""

from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.mapping import ColumnMapping, Mapping, Order
from diplomat_desk.exchange.targets import BY_NAME, IGNORE, Shape

_SIGNS = {"\n": "line break", "\t": "tab"}


def in_lines(mapping: Mapping) -> list[str]:
    """Return what each column becomes, a line for each."""
    return [_line(one) for one in sorted(mapping.columns, key=lambda one: one.place)] + [
        f"({say(BY_NAME[name].label) if name in BY_NAME else name}) = {value}"
        for name, value in mapping.defaults
    ]


def _line(one: ColumnMapping) -> str:
    target = BY_NAME[one.target]
    marks = [one.role, one.order.value, one.scheme, one.codes.value]
    if one.separator:
        sign = _SIGNS.get(one.separator, one.separator)
        marks.append(say("separated by “{mark}”", mark=sign))
    more = ", ".join(mark for mark in marks if mark)
    line = f"{clean_line(one.header)} -> {say(target.label)}"
    return f"{line} ({more})" if more and target.name != IGNORE else line


def pivot_lines(mapping: Mapping) -> list[str]:
    """Return how years of two digits are read in each column of dates written as numbers."""
    return [
        say(
            "Years of two digits in “{header}” are read as {first} to {last}.",
            header=clean_line(one.header),
            first=1901 + one.pivot,
            last=2000 + one.pivot,
        )
        for one in sorted(mapping.columns, key=lambda one: one.place)
        if BY_NAME[one.target].shape is Shape.DATE and one.order is not Order.NONE
    ]
