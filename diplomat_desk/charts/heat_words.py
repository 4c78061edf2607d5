"""What a coverage says in words: the largest crossing, and where watched countries have nothing."""

from collections.abc import Iterator, Sequence

from diplomat_desk.charts.captions import processes_count
from diplomat_desk.charts.groups import crossing_words, group_name
from diplomat_desk.charts.heat_filling import NO_ANSWERS
from diplomat_desk.charts.kinds import Basis
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.figures import Crosstab
from diplomat_desk.domain.words import count, listed, say

_NAMED_COUNTRIES, _NAMED_GROUPS = 3, 4


def coverage_summary(whole: Crosstab, basis: Basis) -> str:
    """Return the largest crossing, how many are empty, and what watched countries have nothing of."""
    crossings = [
        (value, row, column)
        for row, line in zip(whole.rows, whole.cells, strict=True)
        for column, value in zip(whole.columns, line, strict=True)
    ]
    # “Not recorded” is most often no finding.
    value, row, column = max(
        crossings, key=lambda one: (not {one[1], one[2]} & set(NO_ANSWERS) and one[0] > 0, one[0])
    )
    words = crossing_words(
        group_name(whole.down, row, basis), group_name(whole.across, column, basis), value,
        processes=processes_count(whole),
    )  # fmt: skip
    empty = sum(not one[0] for one in crossings)
    said = [
        say("Most: {crossing}.", crossing=words),
        say("{empty} of {all} crossings are empty.", empty=f"{empty:,}", all=f"{len(crossings):,}"),
        *_gaps(whole, basis),
    ]
    return " ".join(said)


def _gaps(whole: Crosstab, basis: Basis) -> Iterator[str]:
    """Yield a sentence for each of the first watched countries that has nothing somewhere."""
    if whole.down is Dimension.COUNTRY:
        lines, others, other = (
            dict(zip(whole.rows, whole.cells, strict=True)),
            whole.columns,
            whole.across,
        )
    elif whole.across is Dimension.COUNTRY:
        turned = zip(*whole.cells, strict=True)
        lines, others, other = dict(zip(whole.columns, turned, strict=True)), whole.rows, whole.down
    else:
        return
    watched = [
        code for code in dict.fromkeys(basis.watched) if code in lines and not all(lines[code])
    ]
    for code in watched[:_NAMED_COUNTRIES]:
        yield _gap(code, lines[code], others, other, basis)


def _gap(
    code: str, values: Sequence[int], others: Sequence[str], other: Dimension, basis: Basis
) -> str:
    country = group_name(Dimension.COUNTRY, code, basis)
    if not any(values):
        return say("No initiative at all with {country}.", country=country)
    if other is Dimension.YEAR:
        last = max(one for one, value in zip(others, values, strict=True) if value)
        return say("The last one with {country} began in {year}.", country=country, year=last)
    missing = [
        group_name(other, one, basis)
        for one, value in zip(others, values, strict=True)
        if not value and one not in NO_ANSWERS
    ]
    if not missing:
        return ""
    named, more = missing[:_NAMED_GROUPS], len(missing) - _NAMED_GROUPS
    if more > 0:
        named.append(count(more, "{n} other", "{n} others"))
    return say("No initiative with {country} on: {groups}.", country=country, groups=listed(named))
