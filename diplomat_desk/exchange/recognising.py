"""Guessing what the columns of a table mean, by their names and by what they hold.

Every column ends as something: what fits no field becomes a note, kept word for word. At most one column
becomes a field that a record has once; the others of that kind are kept as notes, and their reason says so.
A guess is never applied in silence: each carries how sure it is, and why.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import say
from diplomat_desk.exchange.column_content import Content, contents
from diplomat_desk.exchange.header_words import (
    Entry,
    header_key,
    is_identifier,
    meanings,
    speaks_of_end,
)
from diplomat_desk.exchange.judging_columns import Verdict, judge, listed_why
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import ColumnMapping, Guess
from diplomat_desk.exchange.parallel_columns import set_beside
from diplomat_desk.exchange.targets import BY_NAME, NOTE

_MOST_ROWS = 5_000
_LEAST = 0.3
"""Below this a guess is worse than a note."""
_DATES = ("start", "end", "planned_start", "planned_end")


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    target: str
    sure: float
    why: str
    settings: dict[str, Any] = field(default_factory=dict)


def recognise(
    header: Sequence[str], rows: Iterable[Sequence[str]], known: Known | None = None
) -> tuple[Guess, ...]:
    """Return a guess for each column of ``header``, in their order.

    ``rows`` are cells as text; the first few thousand are looked at. ``known`` is what the register knows:
    without it, countries and words are told by the names of columns only.
    """
    sample = list(islice(rows, _MOST_ROWS))
    held = contents(len(header), sample, known)
    candidates = [one for place in range(len(header)) for one in _candidates(place, header, held)]
    chosen = _choose(candidates)
    if not any(one.target == "title" for one in chosen.values()):
        _find_title(chosen, header, held)
    guesses = [
        _guess(place, header, held, chosen.get(place), chosen) for place in range(len(header))
    ]
    return set_beside(guesses, sample, known)


def _candidates(place: int, header: Sequence[str], held: Sequence[Content]) -> Iterator[_Candidate]:
    """Yield what the column at ``place`` may become, by its name or else by what it holds."""
    name, content = header[place], held[place]
    others = {header_key(one) for n, one in enumerate(header) if n != place}
    by_name = False
    for named in meanings(name, others):
        if named.like and named.entry.target == "title" and is_identifier(name):
            continue
        if named.entry.target == NOTE:
            yield _Candidate(
                place, NOTE, named.sure, say("No field of a record is meant by its name")
            )
            return
        verdict = judge(BY_NAME[named.entry.target], name, content)
        sure = _parts_need_company(named.sure * verdict.fit, named.entry.target, header)
        if sure >= _LEAST:
            by_name = True
            why = listed_why(_named(name, named.like), verdict.why)
            yield _Candidate(
                place, named.entry.target, sure, why, _settings(named.entry, name, verdict)
            )
        if named.entry.target.endswith(".year"):
            yield from _a_year_alone(place, name, content, named.sure, named.entry.target)
    if not by_name:
        yield from _by_content(place, name, content)


def _named(header: str, like: str) -> str:
    shown = clean_line(header)[:60]
    if like:
        return say("Its name “{header}” is like “{name}”", header=shown, name=like)
    return say("Named “{header}”", header=shown)


def _settings(entry: Entry, header: str, verdict: Verdict) -> dict[str, Any]:
    settings: dict[str, Any] = dict(verdict.settings)
    if entry.role:
        settings["role"] = entry.role
    if BY_NAME[entry.target].name == "external_id":
        settings["scheme"] = entry.scheme or clean_line(header)
    return settings


def _parts_need_company(sure: float, target: str, header: Sequence[str]) -> float:
    """Return how sure a column of years is: it belongs to columns of months, or is a date by itself."""
    base, _, part = target.partition(".")
    if base not in _DATES or part not in ("year", "month", "day"):
        return sure
    wanted = f"{base}.{'month' if part == 'year' else 'year'}"
    here = {n.entry.target for one in header for n in meanings(one, ())[:3]}
    # A column of whole dates, as sure by its name, comes first.
    return sure * 0.97 if wanted in here else 0.0


def _a_year_alone(
    place: int, name: str, content: Content, sure: float, target: str
) -> Iterator[_Candidate]:
    base = target.partition(".")[0]
    verdict = judge(BY_NAME[base], name, content)
    if content.years > 0.5:
        # A column of whole dates knows more, so it comes first.
        why = listed_why(_named(name, ""), verdict.why)
        yield _Candidate(place, base, sure * 0.9, why, dict(verdict.settings))


def _by_content(place: int, name: str, content: Content) -> Iterator[_Candidate]:
    """Yield what the cells alone make of a column; they never outweigh a good name."""
    if not content.filled:
        return
    if content.addresses > 0.8:
        why = judge(BY_NAME["source.url"], name, content).why
        yield _Candidate(place, "source.url", 0.55, why)
    elif content.dates > 0.9 and content.years < 0.5 and content.numbers < 0.5:
        target = "end" if speaks_of_end(name) else "start"
        verdict = judge(BY_NAME[target], name, content)
        yield _Candidate(place, target, 0.5, verdict.why, dict(verdict.settings))
    elif content.levels > 0.8 and content.guards:
        why = judge(BY_NAME["confidentiality"], name, content).why
        yield _Candidate(place, "confidentiality", 0.5, why)
    elif is_identifier(name) and content.distinct > 0.5 and not _is_no_identifier(content):
        why = say("Named like an identifier, and most of its values differ")
        yield _Candidate(place, "external_id", 0.7, why, {"scheme": clean_line(name)})
    elif content.countries > 0.8 and content.numbers < 0.5:
        verdict = judge(BY_NAME["countries"], name, content)
        yield _Candidate(place, "countries", 0.6, verdict.why, dict(verdict.settings))
    elif content.is_long:
        yield _Candidate(place, "summary", 0.4, say("Its cells are sentences"))


def _is_no_identifier(content: Content) -> bool:
    return content.is_long or content.letters > 0.8


def _choose(candidates: list[_Candidate]) -> dict[int, _Candidate]:
    """Return the best candidate of each place; what a record has once is given once, to the surest."""
    chosen: dict[int, _Candidate] = {}
    taken: dict[str, int] = {}
    for one in sorted(candidates, key=lambda one: (-one.sure, one.place)):
        if one.place in chosen:
            continue
        rival = taken.get(one.target, _rival(one.target, taken))
        if rival is None or (BY_NAME[one.target].is_repeated and one.target != "place.city"):
            chosen[one.place] = one
            taken.setdefault(one.target, one.place)
        elif all(c.place != one.place or c.sure > one.sure or c is one for c in candidates):
            # Nothing better is left for it.
            chosen[one.place] = _Candidate(
                one.place, NOTE, 0.5, "", {"rival": rival, "was": one.target}
            )
    return chosen


def _rival(target: str, taken: dict[str, int]) -> int | None:
    """Return the place of a column that makes ``target`` needless: a whole date beside its year."""
    base, _, part = target.partition(".")
    if base not in _DATES:
        return None
    if part:
        return taken.get(base)
    return taken.get(f"{base}.year")


def _find_title(
    chosen: dict[int, _Candidate], header: Sequence[str], held: Sequence[Content]
) -> None:
    """Let the text that tells rows apart best be the title, where no column is called so."""
    free = [
        place
        for place in range(len(header))
        if place not in chosen
        and held[place].filled
        and 4 <= held[place].length <= 150
        and held[place].distinct > 0.7
        and held[place].numbers < 0.3
        and held[place].dates < 0.3
        and not is_identifier(header[place])
        and not meanings(header[place], ())
    ]
    if free:
        best = max(free, key=lambda place: (held[place].distinct, held[place].length))
        why = say("No column is called a title, and its texts tell the rows apart")
        chosen[best] = _Candidate(best, "title", 0.4, why)


def _guess(
    place: int,
    header: Sequence[str],
    held: Sequence[Content],
    one: _Candidate | None,
    chosen: dict[int, _Candidate],
) -> Guess:
    if one is None:
        why = say("No field fits it") if held[place].filled else say("It is empty")
        one = _Candidate(
            place, NOTE, 0.5, listed_why(why, say("it is kept word for word in a note"))
        )
    settings = dict(one.settings)
    rival, was = settings.pop("rival", None), settings.pop("was", "")
    if rival is not None and rival in chosen:
        why = say(
            "“{other}” is the column for “{field}”, which a record has once; this one is kept word for word",
            other=clean_line(header[rival])[:60],
            field=say(BY_NAME[was].label),
        )
        one = replace(one, why=why)
    mapping = ColumnMapping(place=place, header=header[place], target=one.target, **settings)
    why = one.why[:1].upper() + one.why[1:]
    return Guess(mapping, round(min(one.sure, 0.99), 2), f"{why}.")
